using System.Collections.Immutable;

namespace Zoe.Hosting.Engine.State;

/// <summary>
/// Indexes of services, so that no step has to scan all executions. A changed execution costs only its own services.
/// </summary>
internal sealed class ServiceIndex
{
    private static readonly ImmutableDictionary<long, long> None = ImmutableDictionary<long, long>.Empty;

    public static ServiceIndex Empty { get; } = new();

    /// <summary>Services in back-off, by its end.</summary>
    public ImmutableSortedSet<(DateTimeOffset Due, long ExecutionId, long ServiceId)> BackingOff { get; private init; } = [];

    private ImmutableDictionary<string, ImmutableDictionary<long, long>> ByNode { get; init; } =
        ImmutableDictionary.Create<string, ImmutableDictionary<long, long>>(StringComparer.Ordinal);

    /// <summary>Number of services that are being moved.</summary>
    public int Vacating { get; private init; }

    /// <summary>The services on a node, by their id, with the execution of each.</summary>
    public ImmutableDictionary<long, long> OnNode(string node) => ByNode.GetValueOrDefault(node, None);

    /// <summary>Updates the index for a changed execution; null when it is not, or no longer, active.</summary>
    public ServiceIndex Replace(Execution? before, Execution? after)
    {
        var old = before?.Services ?? [];
        var now = after?.Services ?? [];
        var (byNode, backingOff, vacating) = (ByNode, BackingOff, Vacating);
        for (var i = 0; i < Math.Max(old.Length, now.Length); i++)
        {
            var (left, right) = (i < old.Length ? old[i] : null, i < now.Length ? now[i] : null);
            if (ReferenceEquals(left, right)) continue;
            if (left?.Node != right?.Node || left?.Id != right?.Id)
            {
                if (left?.Node is { } from) byNode = Without(byNode, from, left.Id);
                if (right?.Node is { } to) byNode = byNode.SetItem(to, byNode.GetValueOrDefault(to, None).SetItem(right.Id, right.ExecutionId));
            }

            if (BackoffOf(left) is { } ended) backingOff = backingOff.Remove(ended);
            if (BackoffOf(right) is { } begun) backingOff = backingOff.Add(begun);
            vacating += (right?.IsVacating() == true ? 1 : 0) - (left?.IsVacating() == true ? 1 : 0);
        }

        return new ServiceIndex { ByNode = byNode, BackingOff = backingOff, Vacating = vacating };
    }

    private static (DateTimeOffset, long, long)? BackoffOf(Service? service) =>
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
