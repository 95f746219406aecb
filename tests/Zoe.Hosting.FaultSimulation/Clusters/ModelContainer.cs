using Zoe.Backends;

namespace Zoe.Hosting.FaultSimulation.Clusters;

/// <summary>A container on a node of the model.</summary>
internal sealed class ModelContainer
{
    public required int Number { get; init; }

    public required ServiceKey Key { get; init; }

    public required string Node { get; init; }

    public required long Epoch { get; init; }

    /// <summary>True for one that is not of this deployment.</summary>
    public bool IsForeign { get; init; }

    /// <summary>The command of the ZApp, which says how long it runs.</summary>
    public string? Command { get; init; }

    /// <summary>The limit of its cores; null for none.</summary>
    public int? Millicores { get; set; }

    /// <summary>When the start was requested; it may have taken effect later.</summary>
    public required TimeSpan RequestedAt { get; init; }

    /// <summary>
    /// True when the engine need not know of it: its start took effect after an error, or was on its way from a former
    /// leader.
    /// </summary>
    public bool IsUnexpected { get; init; }

    public ServiceState State { get; set; } = ServiceState.Running;

    public int? ExitCode { get; set; }

    public bool OutOfMemory { get; set; }

    public string? Disruption { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>False once it is removed.</summary>
    public bool Exists { get; set; } = true;

    public bool IsLive => Exists && State is ServiceState.Running;

    public ObservedService Observe() => new()
    {
        Key = Key,
        Node = Node,
        BackendId = $"container-{Number}",
        State = State,
        Epoch = Epoch,
        ExitCode = ExitCode,
        OutOfMemory = OutOfMemory,
        Disruption = Disruption,
        EndedAt = EndedAt,
        IpAddress = $"10.0.0.{Number % 256}",
    };
}
