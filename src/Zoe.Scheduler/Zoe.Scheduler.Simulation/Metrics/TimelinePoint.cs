using System.Runtime.InteropServices;

namespace Zoe.Scheduler.Simulation.Metrics;

/// <summary>Averages over one interval.</summary>
/// <param name="Seconds">Start of the interval.</param>
/// <param name="Cores">Allocated share of all cores, 0 to 1.</param>
/// <param name="Memory">Allocated share of all memory, 0 to 1.</param>
/// <param name="Pending">Number of applications waiting for their core components.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimelinePoint(double Seconds, double Cores, double Memory, double Pending);
