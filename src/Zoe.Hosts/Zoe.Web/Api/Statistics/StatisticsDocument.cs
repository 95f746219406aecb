using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>The scheduler's queues and the platform.</summary>
internal sealed record StatisticsDocument
{
    public required int QueueLength { get; init; }

    public required int RunningLength { get; init; }

    public required int TerminationQueueLength { get; init; }

    public required IReadOnlyList<long> Queue { get; init; }

    public required IReadOnlyList<long> RunningQueue { get; init; }

    public required IReadOnlyList<long> TerminationQueue { get; init; }

    public required PlatformDocument PlatformStats { get; init; }

    public static StatisticsDocument From(SchedulerStatistics statistics) => new()
    {
        QueueLength = statistics.Queue.Length,
        RunningLength = statistics.Running.Length,
        TerminationQueueLength = statistics.Terminating.Length,
        Queue = statistics.Queue,
        RunningQueue = statistics.Running,
        TerminationQueue = statistics.Terminating,
        PlatformStats = PlatformDocument.From(statistics.Nodes),
    };
}
