using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>What is placed at once on one node: a service, or those that must share a node.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlacementUnit
{
    /// <summary>In <see cref="Required"/>: any node will do.</summary>
    public const int AnyNode = -1;

    /// <summary>In <see cref="Required"/>: no node will do.</summary>
    public const int NoNode = -2;

    /// <summary>The first service's position in the execution.</summary>
    public required int First { get; init; }

    /// <summary>Positions of all services; null when it is just the first.</summary>
    public int[]? Members { get; init; }

    public required long ServiceId { get; init; }

    public required Resources Demand { get; init; }

    public required Constraint Constraint { get; init; }

    /// <summary>The only node that will do, where services are with which it must share a node.</summary>
    public int Required { get; init; }

    /// <summary>True when two of its services must share a node and stay apart: nothing can be done.</summary>
    public bool Contradictory { get; init; }

    /// <summary>Nodes with services that it must stay apart from.</summary>
    public int[] Excluded { get; init; }

    /// <summary>The node to take only when no other will do; <see cref="AnyNode"/> when all are equally welcome.</summary>
    public required int Avoid { get; init; }

    public int Count => Members?.Length ?? 1;
}
