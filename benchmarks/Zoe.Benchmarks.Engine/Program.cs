using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Zoe.Benchmarks.Engine;
using Zoe.Benchmarks.Engine.Bare;
using Zoe.Benchmarks.Engine.History;
using Zoe.Benchmarks.Engine.Runs;
using Zoe.Benchmarks.Engine.Servers;
using Zoe.TestKit;

switch (args.FirstOrDefault())
{
    case "plan":
        // In this process: a build of its own for each run would need access to the engine's internals.
        var config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithIterationCount(7).WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default);
        BenchmarkSwitcher.FromAssembly(typeof(PlanTime).Assembly).Run(args[1..], config);
        return 0;
    case ServerArguments.Verb:
        var server = ServerArguments.Parse(args);
        using (var times = new RunningTimes(server.TimesPath))
            await (server.Pipeline == "bare" ? BareServerProgram.RunAsync(server, times) : ZoeServerProgram.RunAsync(server, times));
        return 0;
}

BenchmarkOptions options;
try
{
    options = BenchmarkOptions.Parse(args);
}
catch (ArgumentException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}

await using var postgres = options.Store == "postgres" ? await PostgresServer.StartAsync() : null;
if (postgres is not null) options = options with { PostgresUrl = postgres.Url };
var folder = Directory.CreateTempSubdirectory("zoe-engine-benchmark-");
try
{
    var json = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    if (options.History > 0)
    {
        var report = await QueryRun.RunAsync(options, folder.FullName);
        Console.WriteLine(options.Json ? JsonSerializer.Serialize(report, json) : QueryTable.Format(report));
    }
    else if (options.Growth)
    {
        var growth = await GrowthRun.RunAsync(options, folder.FullName);
        Console.WriteLine(options.Json ? JsonSerializer.Serialize(growth, json) : GrowthTable.Format(growth));
    }
    else
    {
        var results = await ThroughputRun.RunAsync(options, folder.FullName);
        Console.WriteLine(options.Json ? JsonSerializer.Serialize(results, json) : ThroughputTable.Format(results));
    }
}
finally
{
    folder.Delete(recursive: true);
}

return 0;
