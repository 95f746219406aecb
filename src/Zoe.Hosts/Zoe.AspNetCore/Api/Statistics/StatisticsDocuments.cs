using Zoe.Client.Documents;
using Zoe.Hosting.Statistics;

namespace Zoe.AspNetCore.Api.Statistics;

/// <summary>Converts the scheduler's queues and the platform to a document.</summary>
internal static class StatisticsDocuments
{
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
        PlatformStats = PlatformDocuments.From(statistics.Nodes),
    };
}
