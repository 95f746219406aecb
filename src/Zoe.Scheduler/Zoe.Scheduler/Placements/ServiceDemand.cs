using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>What a placement policy sees of the service to place and of the cluster as a whole.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Demand">What it reserves.</param>
/// <param name="Largest">The largest capacity of any node, each dimension for itself: a scale for comparisons.</param>
/// <param name="Seed">The plan's seed, the only source of randomness.</param>
/// <param name="Nodes">How many nodes the cluster has.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ServiceDemand(long ServiceId, Resources Demand, Resources Largest, int Seed, int Nodes);
