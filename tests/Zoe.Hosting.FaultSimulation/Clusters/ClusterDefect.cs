namespace Zoe.Hosting.FaultSimulation.Clusters;

/// <summary>A bug built into the driver, to show that the simulation finds it.</summary>
internal enum ClusterDefect
{
    None,

    /// <summary>A repeated start makes a second container.</summary>
    RepeatsStarts,

    /// <summary>Some stops succeed without stopping.</summary>
    LosesStops,

    /// <summary>Unreachable nodes are listed as empty.</summary>
    ListsUnreachableAsEmpty,

    /// <summary>Some containers are left out of listings.</summary>
    HidesContainers,

    /// <summary>Containers of others are listed as this deployment's.</summary>
    ListsForeignContainers,

    /// <summary>A listing contains only services that were reported by events.</summary>
    TrustsEvents,
}
