using System.Runtime.InteropServices;

namespace Zoe.Scheduler.Simulation;

/// <summary>How many components an application has, and what one of them reserves.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ComponentShape(int Core, int Elastic, Resources Demand);
