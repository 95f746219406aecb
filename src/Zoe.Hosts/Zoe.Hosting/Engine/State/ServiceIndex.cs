using System.Collections.Immutable;

namespace Zoe.Hosting.Engine.State;

/// <summary>
/// What the engine looks up by something else than the execution, so that no step has to look at all of them. One that
/// changes costs its own services.
/// </summary>
internal sealed class ServiceIndex
{
    private static readonly ImmutableDictionary<long, long> None = ImmutableDictionary<long, long>.Empty;

    public static ServiceIndex Empty { get; } = new();

    /// <summary>Services that pause, by the end of their pause.</summary>
    public ImmutableSortedSet<(DateTimeOffset Due, long ExecutionId, long ServiceId)> Pausing { get; private init; } = [];

    private ImmutableDictionary<string, ImmutableDictionary<long, long>> ByNode { get; init; } =
        ImmutableDictionary.Create<string, ImmutableDictionary<long, long>>(StringComparer.Ordinal);

    /// <summary>How many services leave their node to want another one.</summary>
    public int Leaving { get; private init; }

    /// <summary>The services on a node, by their id, with the execution of each.</summary>
    public ImmutableDictionary<long, long> OnNode(string node) => ByNode.GetValueOrDefault(node, None);

    /// <summary>Takes in that an execution became another; null for one that is not, or no longer, active.</summary>
    public ServiceIndex Replace(Execution? before, Execution? after)
    {
        var old = before?.Services ?? [];
        var now = after?.Services ?? [];
        var (byNode, pausing, leaving) = (ByNode, Pausing, Leaving);
        for (var i = 0; i < Math.Max(old.Length, now.Length); i++)
        {
            var (left, right) = (i < old.Length ? old[i] : null, i < now.Length ? now[i] : null);
            if (ReferenceEquals(left, right)) continue;
            if (left?.Node != right?.Node || left?.Id != right?.Id)
            {
                if (left?.Node is { } from) byNode = Without(byNode, from, left.Id);
                if (right?.Node is { } to) byNode = byNode.SetItem(to, byNode.GetValueOrDefault(to, None).SetItem(right.Id, right.ExecutionId));
            }

            if (PauseOf(left) is { } ended) pausing = pausing.Remove(ended);
            if (PauseOf(right) is { } begun) pausing = pausing.Add(begun);
            leaving += (right?.Leaves() == true ? 1 : 0) - (left?.Leaves() == true ? 1 : 0);
        }

        return new ServiceIndex { ByNode = byNode, Pausing = pausing, Leaving = leaving };
    }

    private static (DateTimeOffset, long, long)? PauseOf(Service? service) =>
        service is { Status: ServiceStatus.Runnable or ServiceStatus.Starting, NotBefore: { } due }
            ? (due, service.ExecutionId, service.Id)
            : null;

    private static ImmutableDictionary<string, ImmutableDictionary<long, long>> Without(
        ImmutableDictionary<string, ImmutableDictionary<long, long>> byNode, string node, long serviceId)
    {
        var left = byNode[node].Remove(serviceId);
        return left.IsEmpty ? byNode.Remove(node) : byNode.SetItem(node, left);
    }
}
