using System.Collections.Immutable;

namespace Zoe.Backends;

/// <summary>A service as a backend found it on a node.</summary>
public sealed record ObservedService
{
    /// <summary>Which run of which service this is.</summary>
    public required ServiceKey Key { get; init; }

    /// <summary>The node it is on.</summary>
    public required string Node { get; init; }

    /// <summary>The backend's own identifier, for example the container's.</summary>
    public required string BackendId { get; init; }

    /// <summary>Whether it runs.</summary>
    public required ServiceState State { get; init; }

    /// <summary>The epoch of the engine that started it.</summary>
    public long Epoch { get; init; }

    /// <summary>Exit code; null while it runs, or when it is not known.</summary>
    public int? ExitCode { get; init; }

    /// <summary>True when it ended because it used more memory than allowed.</summary>
    public bool OutOfMemory { get; init; }

    /// <summary>
    /// Why it is in this state, for users, for example why it was killed or cannot start yet; null when
    /// the state and the exit code say it all.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>
    /// What ended the service other than a stop through this backend, for example an eviction, completing the sentence
    /// "It …"; null when it ended by itself. Its exit code then says nothing about its work, and it has to be started again
    /// elsewhere.
    /// </summary>
    public string? Disruption { get; init; }

    /// <summary>When it ended, by the clock of its node; null while it runs, or when that is not known.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Address inside the services' network; null when it has none.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Where its ports can be reached.</summary>
    public ImmutableArray<PublishedPort> Ports { get; init; } = [];
}
