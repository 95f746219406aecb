using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>A node as input of a placement policy.</summary>
/// <param name="Index">Position in the cluster view.</param>
/// <param name="Capacity">Total resources.</param>
/// <param name="Free">Free resources.</param>
/// <param name="Services">Number of services placed on it.</param>
/// <param name="Labels">Number of labels.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NodeCandidate(int Index, Resources Capacity, Resources Free, int Services, int Labels);
