using Zoe.Hosting;

namespace Zoe.AspNetCore;

/// <summary>The scheduler's queues and the platform.</summary>
internal sealed record StatisticsDocument
{
    public required int QueueLength { get; init; }

    public required int RunningLength { get; init; }

    public required int TerminationQueueLength { get; init; }

    public required IReadOnlyList<long> Queue { get; init; }

    public required IReadOnlyList<long> RunningQueue { get; init; }

    public required IReadOnlyList<long> TerminationQueue { get; init; }

    /// <summary>Why the back-end's control plane cannot be asked; null while it can.</summary>
    public required string? BackendProblem { get; init; }

    /// <summary>What the administrator has to do soon, for example renew credentials; null for nothing.</summary>
    public required string? BackendWarning { get; init; }

    public required DateTimeOffset? CredentialsExpireAt { get; init; }

    public required PlatformDocument PlatformStats { get; init; }

    public static StatisticsDocument From(SchedulerStatistics statistics) => new()
    {
        QueueLength = statistics.Queue.Length,
        RunningLength = statistics.Running.Length,
        TerminationQueueLength = statistics.Terminating.Length,
        Queue = statistics.Queue,
        RunningQueue = statistics.Running,
        TerminationQueue = statistics.Terminating,
        BackendProblem = statistics.Backend.Problem,
        BackendWarning = statistics.Backend.Warning,
        CredentialsExpireAt = statistics.Backend.CredentialsExpireAt,
        PlatformStats = PlatformDocument.From(statistics.Nodes),
    };
}
