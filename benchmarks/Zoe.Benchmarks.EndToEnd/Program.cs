using System.Globalization;
using System.Text.Json;
using Zoe.Benchmarks.EndToEnd;
using Zoe.Benchmarks.EndToEnd.Download;

if (args is ["source"])
{
    await DownloadSource.RunAsync();
    return 0;
}

var isBurst = args is ["burst", ..];
var number = args is ["download", ..] ? 0 : args.Length > (isBurst ? 1 : 0) ? int.Parse(args[^1], CultureInfo.InvariantCulture) : isBurst ? 50 : 30;
if (Environment.GetEnvironmentVariable("ZOE_PASS") is not { Length: > 0 } password)
{
    Console.Error.WriteLine("Usage: Zoe.Benchmarks.EndToEnd [RUNS] | burst [EXECUTIONS] | download ROUNDS URL...; ZOE_URL, ZOE_USER and ZOE_PASS name a running server, "
        + "DOCKER_HOST its engine.");
    return 2;
}

var user = Environment.GetEnvironmentVariable("ZOE_USER") ?? "admin";
if (args is ["download", var rounds, .. { Length: > 0 } urls])
{
    await new DownloadBenchmark([.. urls.Select(address => new Uri(address))], user, password, int.Parse(rounds, CultureInfo.InvariantCulture)).RunAsync();
    return 0;
}

var url = Environment.GetEnvironmentVariable("ZOE_URL") ?? "http://127.0.0.1:5001";
using var server = new Server(new Uri(url), user, password);
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
