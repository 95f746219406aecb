namespace Zoe.Scheduler;

/// <summary>Nodes that no service can tell apart but by what runs on them: same labels, images, capacity and state.</summary>
internal sealed class NodeClass(ClusterNode example, NodeFinder finder, int size)
{
    public ClusterNode Example => example;

    public int Labels { get; } = example.Labels.Count;

    public Resources Capacity { get; } = example.Capacity;

    public NodeFinder Finder => finder;

    public int Size => size;
}
