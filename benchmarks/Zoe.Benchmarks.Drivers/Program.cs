using System.Globalization;
using Zoe.Benchmarks.Drivers;

const string Usage = """
    Zoe.Benchmarks.Drivers logs [MEGABYTES]     output to a follower, beside `docker logs -f`
    Zoe.Benchmarks.Drivers starts [SERVICES]    services started at once, beside `docker run -d`
    Zoe.Benchmarks.Drivers round [SERVICES]     one round of starts and logs, see compare.sh
    Zoe.Benchmarks.Drivers watch [SERVICES]     processor time of a driver that watches services
    Zoe.Benchmarks.Drivers idle PID [SECONDS]   processor time that a running server uses

    DOCKER_HOST names the engine, which needs the image zoe/busybox:1: eng/docker-engine starts one.
    """;

var number = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
var engine = Environment.GetEnvironmentVariable("DOCKER_HOST");
switch (args.FirstOrDefault())
{
    case "logs" when engine is not null:
        await new LogBenchmark(engine, number > 0 ? number : 50).RunAsync();
        return 0;
    case "starts" when engine is not null:
        await new StartBenchmark(engine, number > 0 ? number : 50).RunAsync();
        return 0;
    case "round" when engine is not null:
        await new RoundBenchmark(engine, number > 0 ? number : 50).RunAsync();
        return 0;
    case "watch" when engine is not null:
        await new WatchBenchmark(engine, number > 0 ? number : 50, TimeSpan.FromSeconds(120)).RunAsync();
        return 0;
    case "idle" when number > 0:
        await IdleBenchmark.RunAsync(number, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 60);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
