using Zoe.Backends;
using Zoe.Hosting.FaultSimulation.Checks;
using Zoe.Hosting.FaultSimulation.Runs;
using Zoe.Hosting.FaultSimulation.Runtime;
using Zoe.Hosting.FaultSimulation.Stores;

namespace Zoe.Hosting.FaultSimulation.Clusters;

/// <summary>
/// Nodes and containers that outlive hosts. Every start and stop is checked against what the store had made durable.
/// </summary>
internal sealed class ModelCluster(
    VirtualRuntime runtime, SeededRandom random, Trace trace, Verdict verdict, ModelStore store, ClusterDefect defect)
{
    private const double DefectRate = 0.1;
    private static readonly DateTimeOffset Origin = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<ModelNode> _nodes = [];
    private int _containers;

    public IReadOnlyList<ModelNode> Nodes => _nodes;

    public ClusterDefect Defect => defect;

    /// <summary>After which time the engine gives up a node that does not answer; null for never.</summary>
    public TimeSpan? NodeLostAfter { get; set; }

    /// <summary>Called for every change that a driver can observe.</summary>
    public List<Action<BackendEvent>> Observers { get; } = [];

    /// <summary>Number of containers started for services.</summary>
    public int Started => _containers;

    /// <summary>True once containers run until they are stopped.</summary>
    public bool IsCalm { get; set; }

    public IEnumerable<ModelContainer> Containers => _nodes.SelectMany(node => node.Containers);

    public void Add(BackendNode node) => _nodes.Add(new ModelNode(node));

    public ModelNode Node(string name) => _nodes.Find(node => node.Description.Name == name)
        ?? throw new BackendException(BackendFailure.NotFound, $"There is no node {name}.");

    public IReadOnlyList<BackendNode> Describe() =>
        [.. _nodes.Where(node => node.IsConfigured).Select(node => node.Description)];

    public ServiceListing List() => new(
        [.. from node in _nodes
            where node.IsReachable
            from container in node.Containers
            where IsListed(container)
            select Listed(container)],
        defect is ClusterDefect.ListsUnreachableAsEmpty
            ? []
            : [.. _nodes.Where(node => node.IsConfigured && !node.IsReachable).Select(node => node.Description.Name)]);

    public ObservedService Start(ServiceSpec spec, string nodeName, TimeSpan requestedAt, bool isLate)
    {
        var node = GetReachable(nodeName);
        var slot = node.Containers.FindAll(one => !one.IsForeign && one.Key.ServiceId == spec.Key.ServiceId);
        if (defect is not ClusterDefect.RepeatsStarts && slot.Find(one => one.Key == spec.Key) is { } present) return present.Observe();
        if (node.Description.Images is { } images && !images.Contains(spec.Image))
            throw new BackendException(BackendFailure.Rejected, $"Node {nodeName} has no image {spec.Image}.");
        foreach (var older in slot.Where(one => one.Key != spec.Key))
        {
            if (older.Key.Attempt > spec.Key.Attempt)
                throw new BackendException(BackendFailure.Rejected, $"Node {nodeName} has {older.Key}, which is newer.");
            Remove(older, "replaced");
        }

        var container = new ModelContainer
        {
            Number = ++_containers,
            Key = spec.Key,
            Node = nodeName,
            Epoch = spec.Epoch,
            Command = spec.Command,
            Millicores = spec.Millicores,
            RequestedAt = requestedAt,
            IsUnexpected = isLate || spec.Epoch != store.Epoch,
        };
        CheckStart(container);
        node.Containers.Add(container);
        trace.Add($"cluster: container {container.Number} of {spec.Key} runs on {nodeName}, epoch {spec.Epoch}");
        Report(container, new ServiceChanged(container.Observe()));
        if (container.Command?.Split(' ') is ["exit", var code, var seconds])
            runtime.After(TimeSpan.FromSeconds(int.Parse(seconds)), () => EndByItself(container, int.Parse(code)));
        return container.Observe();
    }

    public bool Stop(ServiceKey key, string nodeName)
    {
        var node = GetReachable(nodeName);
        if (defect is ClusterDefect.LosesStops && random.Chance(DefectRate)) return true;
        foreach (var container in node.Containers.FindAll(one => one.Key == key && (!one.IsForeign || defect is ClusterDefect.ListsForeignContainers)))
        {
            if (container.IsForeign) verdict.Fail("I6", $"Container {container.Number} of another deployment was removed.");
            if (container.IsLive && store.FindOwner(key, nodeName) is { Status: ServiceStatus.Starting or ServiceStatus.Active } owner)
                verdict.Fail("P4", $"Container {container.Number} of {key} was stopped although its service is {owner.Status}.");
            Remove(container, "stopped");
        }

        return true;
    }

    public bool Resize(ServiceKey key, string nodeName, int millicores)
    {
        if (GetReachable(nodeName).Containers.Find(one => one.Key == key && !one.IsForeign) is not { } container)
            throw new BackendException(BackendFailure.NotFound, $"Node {nodeName} has no {key}.");
        container.Millicores = millicores;
        return true;
    }

    /// <summary>Starts a container of another deployment, which has the same ids.</summary>
    public void StartForeign(ModelNode node, ServiceKey key) => node.Containers.Add(new ModelContainer
    {
        Number = ++_containers,
        Key = key,
        Node = node.Description.Name,
        Epoch = 0,
        IsForeign = true,
        RequestedAt = runtime.Now,
    });

    public void SetOnline(ModelNode node, bool online, bool controlPlane = false)
    {
        node.RecordOutage(runtime.Now);
        node.Description = node.Description with
        {
            Online = online,
            ControlPlaneUnreachable = !online && controlPlane,
            Problem = online ? null : "no answer",
        };
        trace.Add($"cluster: node {node.Description.Name} is {(online ? "online" : controlPlane ? "unknown" : "offline")}");
        if (node.IsConfigured) Announce(new NodeChanged(node.Description));
        if (online && node.IsConfigured) Announce(new EventStreamReconnected(node.Description.Name));
    }

    public void SetConfigured(ModelNode node, bool configured)
    {
        node.IsConfigured = configured;
        node.LastRemoval = runtime.Now;
        trace.Add($"cluster: node {node.Description.Name} is {(configured ? "added" : "removed")}");
        if (configured) Announce(new EventStreamReconnected(node.Description.Name));
    }

    public void End(ModelContainer container, int exitCode, bool outOfMemory = false, string? disruption = null)
    {
        if (!container.IsLive) return;
        container.State = ServiceState.Exited;
        (container.ExitCode, container.OutOfMemory, container.Disruption) = (exitCode, outOfMemory, disruption);
        container.EndedAt = Origin + runtime.Now;
        trace.Add($"cluster: container {container.Number} of {container.Key} exits with {exitCode}{(disruption is null ? "" : ", " + disruption)}");
        Report(container, new ServiceChanged(container.Observe()));
    }

    public void Remove(ModelContainer container, string cause)
    {
        if (!container.Exists) return;
        container.Exists = false;
        Node(container.Node).Containers.Remove(container);
        trace.Add($"cluster: container {container.Number} of {container.Key} on {container.Node} is removed ({cause})");
        Report(container, new ServiceRemoved(container.Key, container.Node));
    }

    private void EndByItself(ModelContainer container, int exitCode)
    {
        if (!IsCalm) End(container, exitCode);
    }

    private void CheckStart(ModelContainer container)
    {
        if (!store.WasStartable(container.Key, container.Node))
            verdict.Fail("P1", $"A container of {container.Key} was started on {container.Node} before that was durable.");
        foreach (var other in Containers)
        {
            if (!other.IsLive || other.IsForeign || other.Key.ServiceId != container.Key.ServiceId) continue;
            if (other.Key == container.Key)
                verdict.Fail("I1", $"Containers {other.Number} on {other.Node} and {container.Number} on {container.Node} run for {container.Key}.");
            else if (!MayOverlap(other, container))
                verdict.Fail("I1", $"Container {other.Number} ({other.Key}, epoch {other.Epoch}, {other.Node}) still runs when container {container.Number} ({container.Key}, epoch {container.Epoch}, {container.Node}) is started.");
        }
    }

    /// <summary>Two attempts of a service may run at once only when the engine could not know of one of them.</summary>
    private bool MayOverlap(ModelContainer one, ModelContainer other) =>
        one.IsUnexpected || other.IsUnexpected || MayBeGivenUp(one) || MayBeGivenUp(other);

    private bool MayBeGivenUp(ModelContainer container) => Node(container.Node).MayBeGivenUp(container, NodeLostAfter, runtime.Now);

    /// <summary>A service was stored as ended or gone: its container must not run any more, unless its node was given up.</summary>
    public void CheckEnd(Service service, string node)
    {
        foreach (var container in Node(node).Containers)
        {
            if (container.IsLive && !container.IsForeign && container.Key == service.Key && !container.IsUnexpected && !MayBeGivenUp(container))
                verdict.Fail("P4", $"Service {service.Id} is stored as {service.Status} ({service.BackendStatus}) while container {container.Number} runs on {node}.");
        }
    }

    private bool IsListed(ModelContainer container) => defect switch
    {
        ClusterDefect.HidesContainers => !container.IsForeign && !random.Chance(DefectRate),
        ClusterDefect.ListsForeignContainers => true,
        _ => !container.IsForeign,
    };

    private ObservedService Listed(ModelContainer container) => defect is ClusterDefect.ForgetsEpochs
        ? container.Observe() with { Epoch = 0 }
        : container.Observe();

    private void Announce(BackendEvent happened)
    {
        foreach (var observer in Observers) observer(happened);
    }

    private void Report(ModelContainer container, BackendEvent happened)
    {
        if (container.IsForeign || !Node(container.Node).IsReachable) return;
        Announce(happened);
    }

    private ModelNode GetReachable(string name)
    {
        var node = Node(name);
        if (!node.IsConfigured) throw new BackendException(BackendFailure.NotFound, $"There is no node {name}.");
        return node.Description.Online
            ? node
            : throw new BackendException(BackendFailure.Unreachable, $"Node {name} does not answer.");
    }
}
