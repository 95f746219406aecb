using System.Collections.Immutable;
using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>One service instance of an execution. At most one container runs for it at any time.</summary>
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

    /// <summary>Its lifecycle state, decided by the engine.</summary>
    public ServiceStatus Status { get; init; }

    /// <summary>True while it is being stopped in order to be restarted.</summary>
    public bool Restarting { get; init; }

    /// <summary>How many times it was placed; identifies its current container.</summary>
    public int Attempt { get; init; }

    /// <summary>How many times it was restarted after an exit or a failed start.</summary>
    public int RestartCount { get; init; }

    /// <summary>Number of consecutive restarts without a long run in between.</summary>
    public int RestartsInARow { get; init; }

    /// <summary>Number of consecutive attempts that failed to start or ended within seconds.</summary>
    public int FailedStarts { get; init; }

    /// <summary>Since when the current attempt has been running; null when it is not.</summary>
    public DateTimeOffset? RunningSince { get; init; }

    /// <summary>Why it was last restarted, for users; null when it never was.</summary>
    public string? RestartReason { get; init; }

    /// <summary>End of the back-off before its next start; null for none.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The node where it failed, to be avoided when another one fits; null for none.</summary>
    public string? AvoidNode { get; init; }

    /// <summary>The node it holds resources on; null when it holds none.</summary>
    public string? Node { get; init; }

    /// <summary>The node of its last attempt, also after that has ended; null before the first.</summary>
    public string? LastNode { get; init; }

    /// <summary>The backend's identifier of the container.</summary>
    public string? BackendId { get; init; }

    /// <summary>Its last state reported by the backend.</summary>
    public BackendStatus BackendStatus { get; init; }

    /// <summary>Exit code of the last run.</summary>
    public int? ExitCode { get; init; }

    /// <summary>IP address inside the services' network.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Where its ports can be reached.</summary>
    public ImmutableArray<PublishedPort> Ports { get; init; } = [];

    /// <summary>The last error.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>
    /// Explanation of its state from the backend, for example the progress of its image pull; null for none.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>The container of the current attempt.</summary>
    public ServiceKey Key => new(ExecutionId, Id, Attempt);
}
