using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>An execution with its services: waiting (none placed), running, or running with elastic ones missing.</summary>
public sealed record ScheduledExecution
{
    /// <summary>Unique; breaks ties, lower first.</summary>
    public required long Id { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The size hint of its description.</summary>
    public long Size { get; init; }

    /// <summary>
    /// How long it is expected to run with all its services; null when nobody knows. Orders that go by duration put
    /// executions without it last.
    /// </summary>
    public TimeSpan? ExpectedDuration { get; init; }

    /// <summary>The share of its work that is done, 0 to 1.</summary>
    public double Progress { get; init; }

    /// <summary>Services in the order in which they are to be started, essential ones first.</summary>
    public required ImmutableArray<ScheduledService> Services { get; init; }
}
