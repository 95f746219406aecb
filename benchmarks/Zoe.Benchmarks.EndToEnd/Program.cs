using System.Globalization;
using System.Text.Json;
using Zoe.Benchmarks.EndToEnd;

var isBurst = args is ["burst", ..];
var number = args.Length > (isBurst ? 1 : 0) ? int.Parse(args[^1], CultureInfo.InvariantCulture) : isBurst ? 50 : 30;
if (Environment.GetEnvironmentVariable("ZOE_PASS") is not { Length: > 0 } password)
{
    Console.Error.WriteLine("Usage: Zoe.Benchmarks.EndToEnd [RUNS] | burst [EXECUTIONS]; ZOE_URL, ZOE_USER and ZOE_PASS name a running server, "
        + "DOCKER_HOST its engine.");
    return 2;
}

var url = Environment.GetEnvironmentVariable("ZOE_URL") ?? "http://127.0.0.1:5001";
using var server = new Server(new Uri(url), Environment.GetEnvironmentVariable("ZOE_USER") ?? "admin", password);
if (isBurst)
{
    await new Burst(server, number).RunAsync();
    return 0;
}

var samples = new List<Sample>();
await LifeCycle.MeasureAsync(server);
for (var run = 0; run < number; run++)
{
    var sample = await LifeCycle.MeasureAsync(server);
    samples.Add(Environment.GetEnvironmentVariable("DOCKER_HOST") is null
        ? sample
        : sample with { DockerRun = await DockerRun.MeasureAsync() });
}

Console.WriteLine(JsonSerializer.Serialize(Report.Of(samples), Report.Json));
return 0;
