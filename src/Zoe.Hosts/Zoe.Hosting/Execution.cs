using System.Collections.Immutable;
using Zoe.Model;

namespace Zoe.Hosting;

/// <summary>One run of a ZApp.</summary>
public sealed record Execution
{
    /// <summary>Unique in the deployment and never used twice.</summary>
    public required long Id { get; init; }

    /// <summary>The name its user gave it; need not be unique.</summary>
    public required string Name { get; init; }

    /// <summary>Who submitted it.</summary>
    public required long UserId { get; init; }

    /// <summary>The user's name, as containers see it.</summary>
    public required string UserName { get; init; }

    /// <summary>The user's id on the shared file system, as containers see it.</summary>
    public int UserFsUid { get; init; }

    /// <summary>What runs.</summary>
    public required ZApp Application { get; init; }

    /// <summary>Its lifecycle state.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>Its final status, set when it begins to end; else null.</summary>
    public ExecutionStatus? Outcome { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset TimeSubmit { get; init; }

    /// <summary>When all its essential services ran for the first time.</summary>
    public DateTimeOffset? TimeStart { get; init; }

    /// <summary>When its monitor service ended; else when cleaning up completed.</summary>
    public DateTimeOffset? TimeEnd { get; init; }

    /// <summary>What went wrong, or who terminated it; null when it ended by itself successfully.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Why it waits, for users; null when it does not.</summary>
    public string? WaitReason { get; init; }

    /// <summary>
    /// W3C trace context (<c>traceparent</c>) of the request that submitted it, of which its spans are children; null when
    /// that was not traced.
    /// </summary>
    public string? TraceParent { get; init; }
    /// <summary>Higher ones are ahead in the queue; 0 is the default.</summary>
    public int Priority { get; init; }

    /// <summary>How long it may run, from its start on; null for no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>When it is ended because of its <see cref="TimeLimit"/>; null before its start and without a limit.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>How long it is expected to run, for queue orders by duration; null when unknown.</summary>
    public TimeSpan? ExpectedDuration { get; init; }

    /// <summary>True when the expected duration is an estimate from former runs instead of given by its user.</summary>
    public bool IsDurationEstimated { get; init; }

    /// <summary>The execution that it repeats; null when it is not a restart.</summary>
    public long? RestartOf { get; init; }

    /// <summary>When it is ended because it is idle, after a warning; null when it is in use.</summary>
    public DateTimeOffset? IdleEnd { get; init; }

    /// <summary>Until when its user has asked to keep it although it is idle; null for not.</summary>
    public DateTimeOffset? KeepUntil { get; init; }

    /// <summary>Number of entries of its history so far, those that are no longer kept included.</summary>
    public int EventCount { get; init; }

    /// <summary>Its services, essential ones first.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];
}
