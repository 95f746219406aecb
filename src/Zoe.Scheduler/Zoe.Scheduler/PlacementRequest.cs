using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>The service to place, and facts about the whole cluster, as input of a placement policy.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Demand">The resources it reserves.</param>
/// <param name="Largest">The largest capacity of any node, per dimension, to normalise amounts.</param>
/// <param name="Seed">The plan's seed, the only source of randomness.</param>
/// <param name="Nodes">Number of nodes in the cluster.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PlacementRequest(long ServiceId, Resources Demand, Resources Largest, int Seed, int Nodes);
