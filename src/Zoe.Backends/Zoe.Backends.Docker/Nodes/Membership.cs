using System.Collections.Immutable;

namespace Zoe.Backends.Docker.Nodes;

/// <summary>Which nodes there are, in the configuration's order, until <see cref="Changed"/> completes.</summary>
internal sealed class Membership(ImmutableArray<DockerNode> nodes)
{
    private readonly TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ImmutableArray<DockerNode> Nodes { get; } = nodes;

    public Task Changed => _changed.Task;

    public void SetChanged() => _changed.SetResult();
}
