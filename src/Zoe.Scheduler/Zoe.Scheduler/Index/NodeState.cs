using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>What changes about a node, and where the index has it: together, since an event needs all of it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct NodeState
{
    public Resources Free;

    public int Services;

    /// <summary>True while the index is not to find it.</summary>
    public bool Hidden;

    /// <summary>What is free as a word of <see cref="RoomScale"/>, with its level; zero when nothing has room.</summary>
    public ulong Room;
}
