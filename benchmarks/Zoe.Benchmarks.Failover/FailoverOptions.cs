using System.CommandLine;

namespace Zoe.Benchmarks.Failover;

/// <summary>The options of the command line.</summary>
internal sealed class FailoverOptions
{
    public Option<int> Rounds { get; } = new("--rounds") { Description = "Rounds of each way in which a leader ends", DefaultValueFactory = _ => 20 };

    public Option<int> Pause { get; } = new("--pause") { Description = "Seconds for which a leader is paused", DefaultValueFactory = _ => 60 };

    public Option<string?> Docker { get; } = new("--docker") { Description = "Address of a Docker Engine with the image zoe/busybox:1; without it, services are simulated" };

    public Option<string[]> Only { get; } = new("--only") { Description = "Measures kill, stop or pause only", AllowMultipleArgumentsPerToken = true };

    public Option<int?> View { get; } = new("--view") { Description = "Measures instead what it costs a follower to read changes beside that many running executions" };

    public Option<bool> Json { get; } = new("--json") { Description = "Prints JSON" };

    public RootCommand Create(Func<ParseResult, CancellationToken, Task<int>> run)
    {
        Only.AcceptOnlyFromAmong("kill", "stop", "pause");
        var root = new RootCommand("Measures how long three hosts on one PostgreSQL server need to hand over when their leader ends") { Rounds, Pause, Docker, Only, View, Json };
        root.SetAction(run);
        return root;
    }
}
