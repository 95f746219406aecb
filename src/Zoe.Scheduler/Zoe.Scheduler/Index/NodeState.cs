using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>What changes about a node, and where the index has it: together, since an event needs all of it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct NodeState
{
    public Resources Free;

    public int Services;

    /// <summary>The number of its class.</summary>
    public int Class;

    /// <summary>Its place within the class.</summary>
    public int Place;
}
