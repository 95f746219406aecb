using System.Runtime.InteropServices;

namespace Zoe.Scheduler.Simulation.Workloads;

/// <summary>The number of components of an application and the resources of one of them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ComponentShape(int Core, int Elastic, Resources Demand);
