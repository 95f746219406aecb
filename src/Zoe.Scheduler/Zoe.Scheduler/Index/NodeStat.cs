using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>
/// Free resources (or a demand) on integer scales for the index. Every scale only ever rounds down, so that room in
/// the real amounts means room in these; the reverse is checked on the node itself.
/// </summary>
/// <param name="Cores">Cores.</param>
/// <param name="Memory">Memory.</param>
/// <param name="Both">The smaller of the two as shares of the capacity: keeps lopsided nodes from looking roomy.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NodeStat(int Cores, int Memory, int Both)
{
    public static NodeStat None => new(-1, -1, -1);

    public static NodeStat Max(NodeStat left, NodeStat right) => new(
        Math.Max(left.Cores, right.Cores), Math.Max(left.Memory, right.Memory), Math.Max(left.Both, right.Both));

    /// <summary>True when taking this away cannot lower a group's maxima.</summary>
    public bool IsBelow(NodeStat max) => Cores < max.Cores && Memory < max.Memory && Both < max.Both;
}
