using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>What a placement policy sees of a node.</summary>
/// <param name="Index">Position in the cluster view.</param>
/// <param name="Capacity">What the empty node offers.</param>
/// <param name="Free">What is left now.</param>
/// <param name="Services">How many services hold resources on it.</param>
/// <param name="Labels">How many labels it carries.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NodeCandidate(int Index, Resources Capacity, Resources Free, int Services, int Labels);
