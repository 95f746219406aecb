using Zoe.Hosting.FaultSimulation.Clusters;
using Zoe.Hosting.FaultSimulation.Faults;
using Zoe.Hosting.FaultSimulation.Stores;

namespace Zoe.Hosting.FaultSimulation.Runs;

/// <summary>What a run does besides what its seed decides.</summary>
internal sealed record SimulationOptions
{
    public static SimulationOptions Default { get; } = new();

    /// <summary>A bug to be found.</summary>
    public StoreDefect StoreDefect { get; init; }

    /// <summary>A bug to be found.</summary>
    public ClusterDefect ClusterDefect { get; init; }

    /// <summary>The faults; null for those that the seed draws.</summary>
    public FaultRates? Rates { get; init; }

    /// <summary>Keeps the lines of the trace.</summary>
    public bool KeepsTrace { get; init; }
}
