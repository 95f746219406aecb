using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>An execution with its services: waiting (none placed), running, or running with elastic ones missing.</summary>
public sealed record ScheduledExecution
{
    /// <summary>Unique identifier; the lower one goes first among equal executions.</summary>
    public required long Id { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The size hint of its ZApp.</summary>
    public long Size { get; init; }

    /// <summary>Higher ones go first, whatever the queue order.</summary>
    public int Priority { get; init; }

    /// <summary>
    /// The expected duration with all its services; null if unknown. Orders by duration put executions without it last.
    /// </summary>
    public TimeSpan? ExpectedDuration { get; init; }

    /// <summary>The completed share of its work, 0 to 1.</summary>
    public double Progress { get; init; }

    /// <summary>Services in startup order, essential ones first.</summary>
    public required ImmutableArray<ScheduledService> Services { get; init; }
}
