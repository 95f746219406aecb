using Zoe.CrashHarness.Checks;

namespace Zoe.CrashHarness.Runs;

/// <summary>What a run on one back-end did and found.</summary>
internal sealed record RunResult
{
    public required string Store { get; init; }

    public required string Backend { get; init; }

    public required int Seed { get; init; }

    public int Rounds { get; init; }

    public int Hosts { get; init; }

    public double Seconds { get; init; }

    /// <summary>Requests that were answered with success.</summary>
    public int Acknowledged { get; init; }

    /// <summary>Requests without an answer.</summary>
    public int Unanswered { get; init; }

    public int Executions { get; init; }

    /// <summary>Starts that services recorded.</summary>
    public int Services { get; init; }

    public int HostStarts { get; init; }

    /// <summary>Ends of hosts by themselves, after which they were started again.</summary>
    public int UnexpectedExits { get; init; }

    public double LongestSettling { get; init; }

    public required IReadOnlyDictionary<string, int> Faults { get; init; }

    public Violation? Violation { get; init; }

    /// <summary>Where the evidence is; null when there was no violation.</summary>
    public string? Evidence { get; init; }
}
