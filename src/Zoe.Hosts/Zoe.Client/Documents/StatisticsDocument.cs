namespace Zoe.Client.Documents;

/// <summary>The scheduler's queues and the nodes.</summary>
public sealed record StatisticsDocument
{
    /// <summary>How many executions wait.</summary>
    public int QueueLength { get; init; }

    /// <summary>How many executions run.</summary>
    public int RunningLength { get; init; }

    /// <summary>How many executions are being cleaned up.</summary>
    public int TerminationQueueLength { get; init; }

    /// <summary>Numbers of those that wait, in their order.</summary>
    public IReadOnlyList<long> Queue { get; init; } = [];

    /// <summary>Numbers of those that run.</summary>
    public IReadOnlyList<long> RunningQueue { get; init; } = [];

    /// <summary>Numbers of those that are being cleaned up.</summary>
    public IReadOnlyList<long> TerminationQueue { get; init; } = [];

    /// <summary>Why the back-end's control plane does not answer; null while it does.</summary>
    public string? BackendProblem { get; init; }

    /// <summary>What the administrator has to do soon, for example renew credentials; null for nothing.</summary>
    public string? BackendWarning { get; init; }

    /// <summary>When the back-end's credentials expire; null when they do not.</summary>
    public DateTimeOffset? CredentialsExpireAt { get; init; }

    /// <summary>The nodes.</summary>
    public required PlatformDocument PlatformStats { get; init; }
}
