using System.Runtime.InteropServices;

namespace Zoe.Scheduler.Simulation;

/// <summary>The cluster over one interval, on average.</summary>
/// <param name="Seconds">Start of the interval.</param>
/// <param name="Cores">Share of all cores that is allocated, 0 to 1.</param>
/// <param name="Memory">Share of all memory that is allocated, 0 to 1.</param>
/// <param name="Pending">Applications that wait for their core components.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimelinePoint(double Seconds, double Cores, double Memory, double Pending);
