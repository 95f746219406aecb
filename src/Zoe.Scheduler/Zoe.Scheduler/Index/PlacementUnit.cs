using System.Runtime.InteropServices;

namespace Zoe.Scheduler.Index;

/// <summary>Services that are placed together on one node: a single service, or those of one affinity group.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlacementUnit
{
    /// <summary>Value of <see cref="Required"/>: any node.</summary>
    public const int AnyNode = -1;

    /// <summary>Value of <see cref="Required"/>: no node is possible.</summary>
    public const int NoNode = -2;

    /// <summary>Index of the first service in the execution.</summary>
    public required int First { get; init; }

    /// <summary>Indexes of all services; null for a single service.</summary>
    public int[]? Members { get; init; }

    public required long ServiceId { get; init; }

    public required Resources Demand { get; init; }

    public required Constraint Constraint { get; init; }

    /// <summary>The only possible node, where other services of its affinity group run.</summary>
    public int Required { get; init; }

    /// <summary>True when two of its services have the same affinity group and the same anti-affinity group.</summary>
    public bool Unsatisfiable { get; init; }

    /// <summary>Nodes with services of the same anti-affinity group.</summary>
    public int[] Excluded { get; init; }

    /// <summary>The node to take only when no other fits; <see cref="AnyNode"/> for none.</summary>
    public required int AvoidNode { get; init; }

    public int Count => Members?.Length ?? 1;
}
