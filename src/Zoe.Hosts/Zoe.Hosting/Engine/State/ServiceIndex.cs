using System.Collections.Immutable;
using Zoe.Hosting.Executions;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.State;

/// <summary>
/// Indexes of services, so that no step has to scan all executions. A changed execution costs only its own services.
/// </summary>
internal sealed class ServiceIndex
{
    public static ServiceIndex Empty { get; } = new();

    /// <summary>Services in back-off, by its end.</summary>
    public ImmutableSortedSet<(DateTimeOffset Due, long ExecutionId, long ServiceId)> BackingOff { get; private init; } = [];

    private ImmutableDictionary<string, NodeLoad> ByNode { get; init; } =
        ImmutableDictionary.Create<string, NodeLoad>(StringComparer.Ordinal);

    /// <summary>Number of services that are being moved.</summary>
    public int Vacating { get; private init; }

    /// <summary>The services on a node, by their id, with the execution of each.</summary>
    public ImmutableDictionary<long, long> OnNode(string node) => LoadOf(node).Services;

    /// <summary>What is placed on a node.</summary>
    public NodeLoad LoadOf(string node) => ByNode.GetValueOrDefault(node, NodeLoad.Empty);

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
            if (left?.Node != right?.Node || left?.Id != right?.Id || left?.IsVacating() != right?.IsVacating())
            {
                if (left?.Node is not null) byNode = Without(byNode, left, DemandOf(before!, left));
                if (right?.Node is not null) byNode = With(byNode, right, DemandOf(after!, right));
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

    private static Resources DemandOf(Execution execution, Service service) =>
        ServiceDemand.Of(execution.DefinitionOf(service));

    private static ImmutableDictionary<string, NodeLoad> With(
        ImmutableDictionary<string, NodeLoad> byNode, Service service, Resources demand) =>
        byNode.SetItem(service.Node!, byNode.GetValueOrDefault(service.Node!, NodeLoad.Empty).With(service, demand));

    private static ImmutableDictionary<string, NodeLoad> Without(
        ImmutableDictionary<string, NodeLoad> byNode, Service service, Resources demand)
    {
        var left = byNode[service.Node!].Without(service, demand);
        return left.Services.IsEmpty ? byNode.Remove(service.Node!) : byNode.SetItem(service.Node!, left);
    }
}
