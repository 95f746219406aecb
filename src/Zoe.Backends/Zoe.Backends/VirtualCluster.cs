using System.Collections.Immutable;
using Zoe.Backends.Virtual;

namespace Zoe.Backends;

/// <summary>
/// A cluster in memory that runs services deterministically by the clock. It outlives the <see cref="VirtualBackend"/>s
/// that use it, as real machines outlive a server, and faults can be injected.
/// </summary>
public sealed class VirtualCluster
{
    private const int FirstExternalPort = 20000;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Dictionary<string, VirtualNode> _nodes = new(StringComparer.Ordinal);
    private int _started;
    private int _published;
    private bool _areEventsSuppressed;
    private ImmutableHashSet<VirtualBackend> _backends = [];

    /// <summary>
    /// Creates a cluster of these nodes. A service needs its image in <see cref="BackendNode.Images"/>, unless that is
    /// null; nothing else limits what may be started on a node.
    /// </summary>
    public VirtualCluster(IEnumerable<BackendNode> nodes, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        foreach (var node in nodes)
            if (!_nodes.TryAdd(node.Name, new VirtualNode(node, _nodes.Count + 1)))
                throw new ArgumentException($"Two nodes are named '{node.Name}'; names must be unique.", nameof(nodes));
    }

    /// <summary>The node stops answering; its services go on running, and their events are lost.</summary>
    public void LoseNode(string name, string problem = "no answer")
    {
        lock (_lock)
        {
            var node = Node(name);
            node.Description = node.Description with { Online = false, Problem = problem };
            ReportAll(new NodeChanged(node.Description));
        }
    }

    /// <summary>The node answers again, with the services it had; those that ended meanwhile are listed as such.</summary>
    public void RestoreNode(string name)
    {
        lock (_lock)
        {
            var node = Node(name);
            node.Description = node.Description with { Online = true, Problem = null };
            ReportAll(new NodeChanged(node.Description));
            ReportAll(new EventStreamReconnected(name));
        }
    }

    /// <summary>
    /// The control plane stops answering, so that the state of all nodes is unknown; null when it answers again. Services go
    /// on running, and their events are lost.
    /// </summary>
    public void SetControlPlaneProblem(string? problem)
    {
        lock (_lock)
        {
            ControlPlaneProblem = problem;
            foreach (var node in _nodes.Values)
            {
                var isLost = problem is not null;
                node.Description = node.Description with { Online = !isLost, ControlPlaneUnreachable = isLost, Problem = problem };
                ReportAll(new NodeChanged(node.Description));
                if (!isLost) ReportAll(new EventStreamReconnected(node.Description.Name));
            }
        }
    }

    /// <summary>Suppresses the events of what <paramref name="meanwhile"/> does to the cluster, as a broken event stream does.</summary>
    public void SuppressEvents(string node, Action meanwhile)
    {
        ArgumentNullException.ThrowIfNull(meanwhile);
        lock (_lock)
        {
            _ = Node(node);
            _areEventsSuppressed = true;
            try
            {
                meanwhile();
            }
            finally
            {
                _areEventsSuppressed = false;
            }

            ReportAll(new EventStreamReconnected(node));
        }
    }

    /// <summary>The next start on this node fails; several faults are queued.</summary>
    public void FailNextStart(string node, StartFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock) Node(node).StartFaults.Enqueue(fault);
    }

    /// <summary>Ends a running service as a kill or the out-of-memory killer does.</summary>
    public void Kill(ObservedService service, int exitCode = 137, bool outOfMemory = false)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_lock)
        {
            var found = Find(service);
            if (found is { HasEnded: false }) End(found, exitCode, outOfMemory);
        }
    }

    /// <summary>Ends a running service as an eviction or a deletion by another program does.</summary>
    public void Disrupt(ObservedService service, string cause, int exitCode = 0)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_lock)
        {
            var found = Find(service);
            if (found is { HasEnded: false }) End(found, exitCode, outOfMemory: false, cause);
        }
    }

    /// <summary>Removes a service as another program than Zoe does.</summary>
    public void RemoveFromOutside(ObservedService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_lock)
        {
            if (Find(service) is not { } found) return;
            found.End?.Dispose();
            Node(service.Node).Remove(found);
            Report(found, new ServiceRemoved(found.Observed.Key, found.Observed.Node));
        }
    }

    /// <summary>Reports the progress of a start, as a backend does while it pulls an image.</summary>
    public void ReportProgress(ServiceProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        lock (_lock)
        {
            _ = Node(progress.Node);
            ReportAll(progress);
        }
    }

    internal string? ControlPlaneProblem { get; private set; }

    internal void Attach(VirtualBackend backend)
    {
        lock (_lock) _backends = _backends.Add(backend);
    }

    internal void Detach(VirtualBackend backend)
    {
        lock (_lock) _backends = _backends.Remove(backend);
    }

    internal ImmutableArray<BackendNode> DescribeNodes()
    {
        lock (_lock) return [.. _nodes.Values.Select(node => node.Description)];
    }

    internal ServiceListing List(string deployment)
    {
        lock (_lock)
        {
            return new ServiceListing(
                [.. from node in _nodes.Values
                    where node.Description.Online
                    from service in node.Services
                    where service.Deployment == deployment
                    select service.Observed],
                [.. from node in _nodes.Values where !node.Description.Online select node.Description.Name]);
        }
    }

    internal ObservedService Start(string deployment, ServiceSpec spec, string name)
    {
        lock (_lock)
        {
            var node = GetOnlineNode(name);
            node.StartFaults.TryDequeue(out var fault);
            if (fault is { TakesEffect: false }) throw CreateFault(fault, name);
            var service = StartOrFind(deployment, spec, node);
            return fault is null ? service.Observed : throw CreateFault(fault, name);
        }
    }

    internal void Stop(string deployment, ServiceKey key, string name)
    {
        lock (_lock)
        {
            var node = GetOnlineNode(name);
            if (node.Find(deployment, key) is { } service) Remove(node, service);
        }
    }

    internal VirtualService Find(string deployment, ServiceKey key, string name)
    {
        lock (_lock)
        {
            return GetOnlineNode(name).Find(deployment, key)
                ?? throw new BackendException(BackendFailure.NotFound, $"Node '{name}' has no {key}.");
        }
    }

    private VirtualService StartOrFind(string deployment, ServiceSpec spec, VirtualNode node)
    {
        if (node.Find(deployment, spec.Key) is { } present) return present;
        var command = VirtualCommand.Parse(spec.Command);
        var name = node.Description.Name;
        if (node.Description.Images is { } images && !images.Contains(spec.Image))
            throw new BackendException(BackendFailure.Rejected, $"Node '{name}' has no image '{spec.Image}'.");
        foreach (var other in node.OfSlot(deployment, spec.Key.ServiceId).ToList())
        {
            if (other.Observed.Key.Attempt > spec.Key.Attempt)
                throw new BackendException(
                    BackendFailure.Rejected, $"Node '{name}' already has {other.Observed.Key}, which is newer.");
            Remove(node, other);
        }

        var service = Create(deployment, spec, node, command);
        node.Add(service);
        Report(service, new ServiceChanged(service.Observed));
        if (command.Duration is { } duration)
            service.End = _time.CreateTimer(_ => EndOnTime(service, command), null, duration, Timeout.InfiniteTimeSpan);
        return service;
    }

    private VirtualService? Find(ObservedService service) =>
        Node(service.Node).Services.FirstOrDefault(one => one.Observed.BackendId == service.BackendId);

    private VirtualService Create(string deployment, ServiceSpec spec, VirtualNode node, VirtualCommand command)
    {
        var number = ++_started;
        return new VirtualService(deployment, spec.HostName, command, new ObservedService
        {
            Key = spec.Key,
            Node = node.Description.Name,
            BackendId = $"virtual-{number}",
            State = ServiceState.Running,
            Epoch = spec.Epoch,
            IpAddress = $"10.{node.Number % 256}.{number / 256 % 256}.{number % 256}",
            Ports =
            [
                .. spec.Ports.Select(port => new PublishedPort(
                    port, node.Description.ExternalAddress, FirstExternalPort + (_published++ % 40000))),
            ],
        });
    }

    private void EndOnTime(VirtualService service, VirtualCommand command)
    {
        lock (_lock)
            if (!service.HasEnded) End(service, command.ExitCode, outOfMemory: false);
    }

    private void End(VirtualService service, int exitCode, bool outOfMemory, string? disruption = null)
    {
        service.Finish(exitCode, outOfMemory, disruption, _time.GetUtcNow());
        Report(service, new ServiceChanged(service.Observed));
    }

    private void Remove(VirtualNode node, VirtualService service)
    {
        if (!service.HasEnded) End(service, exitCode: 143, outOfMemory: false);
        node.Remove(service);
        Report(service, new ServiceRemoved(service.Observed.Key, service.Observed.Node));
    }

    private void Report(VirtualService service, BackendEvent occurred)
    {
        if (_areEventsSuppressed || !Node(service.Observed.Node).Description.Online) return;
        foreach (var backend in _backends)
            if (backend.DeploymentName == service.Deployment) backend.Report(occurred);
    }

    private void ReportAll(BackendEvent occurred)
    {
        foreach (var backend in _backends) backend.Report(occurred);
    }

    private VirtualNode GetOnlineNode(string name)
    {
        var node = Node(name);
        return node.Description.Online
            ? node
            : throw new BackendException(
                BackendFailure.Unreachable, $"Node '{name}' cannot be reached: {node.Description.Problem}.");
    }

    private VirtualNode Node(string name) => _nodes.TryGetValue(name, out var node)
        ? node
        : throw new BackendException(
            BackendFailure.NotFound, $"There is no node '{name}'; the nodes are {string.Join(", ", _nodes.Keys)}.");

    private static BackendException CreateFault(StartFault fault, string node) => new(
        fault.Failure, $"Node '{node}' failed the start by an injected fault ({fault.Failure}).");
}
