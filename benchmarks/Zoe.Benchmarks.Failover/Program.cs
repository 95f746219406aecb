using Zoe.Benchmarks.Failover;
using Zoe.Benchmarks.Failover.Hosts;
using Zoe.Benchmarks.Failover.Runs;

var options = new FailoverOptions();
return await options.Create(async (arguments, _) =>
{
    if (arguments.GetValue(options.View) is { } executions)
    {
        Console.Out.WriteLine(FailoverReport.ToJson(await ViewRun.RunAsync(executions)));
        return 0;
    }

    var docker = arguments.GetValue(options.Docker);
    var chosen = arguments.GetValue(options.Only) is { Length: > 0 } only
        ? only.Select(name => Enum.Parse<LeaderEnd>(name, ignoreCase: true)).ToArray()
        : Enum.GetValues<LeaderEnd>();
    await using var hosts = await ThreeHosts.StartAsync(docker);
    var work = docker is null ? RunningWork.None : await RunningWork.StartAsync(hosts.Webs[0].Client, count: 5);
    var run = new HandOverRun(hosts, work, SampleApplications.Short(docker is null), TimeSpan.FromSeconds(arguments.GetValue(options.Pause)), Console.Error);
    var results = new List<HandOverResult>();
    foreach (var end in chosen) results.Add(await run.RunAsync(end, arguments.GetValue(options.Rounds)));
    Console.Out.WriteLine(arguments.GetValue(options.Json) ? FailoverReport.ToJson(results) : FailoverReport.ToTable(results));
    return 0;
}).Parse(args).InvokeAsync();
