using System.Runtime.InteropServices;

namespace Zoe.Scheduler.Index;

/// <summary>The mutable state of a node, in one struct since every update needs all of it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct NodeState
{
    public Resources Free;

    public int Services;

    /// <summary>True while searches must not return the node.</summary>
    public bool Hidden;

    /// <summary>The free amount packed by <see cref="CapacityScale"/>, with the level; zero when nothing fits.</summary>
    public ulong PackedFree;
}
