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

    /// <summary>Its services, essential ones first.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];
}
