using System.Collections.Immutable;
using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>One service instance of an execution: a slot that at most one container fills at any time.</summary>
public sealed record Service
{
    /// <summary>Unique in the deployment and never used twice.</summary>
    public required long Id { get; init; }

    /// <summary>The execution it belongs to.</summary>
    public required long ExecutionId { get; init; }

    /// <summary>Name with counter, for example <c>worker0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name in the ZApp, for example <c>worker</c>.</summary>
    public required string Group { get; init; }

    /// <summary>True when the application makes no progress without it.</summary>
    public required bool Essential { get; init; }

    /// <summary>What the engine has decided.</summary>
    public ServiceStatus Status { get; init; }

    /// <summary>True while a service that is being stopped is to be queued again afterwards.</summary>
    public bool Restarting { get; init; }

    /// <summary>How many times the slot was given a node; identifies the container of the slot.</summary>
    public int Attempt { get; init; }

    /// <summary>How many times it was restarted after a death or a failed start.</summary>
    public int RestartCount { get; init; }

    /// <summary>How many of its last restarts came one after the other, with no long run before any but the first.</summary>
    public int RestartsInARow { get; init; }

    /// <summary>Since when the current attempt has run, as the engine knows; null when it does not.</summary>
    public DateTimeOffset? RunningSince { get; init; }

    /// <summary>Why it was last restarted, for people; null when it never was.</summary>
    public string? RestartReason { get; init; }

    /// <summary>Before this moment it is not started again; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The node where it failed and to which it should not return while another has room; null for none.</summary>
    public string? AvoidNode { get; init; }

    /// <summary>The node it holds resources on; null when it holds none.</summary>
    public string? Node { get; init; }

    /// <summary>The node of its last attempt, also when that is over; null before the first.</summary>
    public string? LastNode { get; init; }

    /// <summary>The backend's identifier of the container.</summary>
    public string? BackendId { get; init; }

    /// <summary>What the backend last said.</summary>
    public BackendStatus BackendStatus { get; init; }

    /// <summary>Exit code of the last run.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Address inside the services' network.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Where its ports can be reached.</summary>
    public ImmutableArray<PublishedPort> Ports { get; init; } = [];

    /// <summary>What went wrong with it.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>
    /// Why it is as it is, in the backend's plain words, for example how far its image has been pulled; null when the
    /// status says it all.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>The container of the current attempt.</summary>
    public ServiceKey Key => new(ExecutionId, Id, Attempt);
}
