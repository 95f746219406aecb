namespace Zoe.Client.Documents;

/// <summary>The scheduler's queues and the nodes.</summary>
public sealed record StatisticsDocument
{
    /// <summary>Number of waiting executions.</summary>
    public int QueueLength { get; init; }

    /// <summary>Number of running executions.</summary>
    public int RunningLength { get; init; }

    /// <summary>Number of executions that are being cleaned up.</summary>
    public int TerminationQueueLength { get; init; }

    /// <summary>Ids of waiting executions, in the order of the queue.</summary>
    public IReadOnlyList<long> Queue { get; init; } = [];

    /// <summary>Ids of running executions.</summary>
    public IReadOnlyList<long> RunningQueue { get; init; } = [];

    /// <summary>Ids of executions that are being cleaned up.</summary>
    public IReadOnlyList<long> TerminationQueue { get; init; } = [];

    /// <summary>Why the back-end's control plane is unreachable; null while it is reachable.</summary>
    public string? BackendProblem { get; init; }

    /// <summary>What the administrator should do soon, for example renew credentials; null for none.</summary>
    public string? BackendWarning { get; init; }

    /// <summary>When the back-end's credentials expire; null when they do not.</summary>
    public DateTimeOffset? CredentialsExpireAt { get; init; }

    /// <summary>The nodes.</summary>
    public required PlatformDocument PlatformStats { get; init; }
}
