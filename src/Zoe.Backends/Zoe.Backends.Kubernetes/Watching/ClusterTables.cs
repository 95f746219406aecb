using Zoe.Backends.Drivers;
using Zoe.Backends.Kubernetes.Nodes;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>
/// The tables of what is known of the cluster, which refer to each other, and whether they are up to date. Not for
/// concurrent use: only <see cref="ClusterState"/> has one.
/// </summary>
internal sealed class ClusterTables
{
    private readonly HashSet<string> _connected = new(StringComparer.Ordinal);

    public ClusterTables(KubernetesBackendOptions options)
    {
        Nodes = new NodeTable(this, options);
        Services = new ServiceTable(this, new ServiceNetwork(options));
        Pods = new PodTable(this, new PodObservation(options));
        Foreign = new ForeignPodTable(this, options.DeploymentName);
        Warnings = new WarningTable(this);
    }

    public BackendEventFanOut Events { get; } = new();

    public NodeTable Nodes { get; }

    public PodTable Pods { get; }

    public ServiceTable Services { get; }

    public ForeignPodTable Foreign { get; }

    public WarningTable Warnings { get; }

    /// <summary>True once everything was listed, even if it may be out of date now.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Why the API server cannot be reached now; null while it can, or before the first request.</summary>
    public string? Problem { get; private set; }

    /// <summary>The tables that the state of services needs, and the heartbeat.</summary>
    private static IEnumerable<string> Essential => [nameof(Nodes), nameof(Pods), nameof(Services), nameof(Heartbeat)];

    /// <summary>A table is up to date from now on, or the server answers.</summary>
    public void Connect(string part)
    {
        if (!_connected.Add(part) || !Essential.All(_connected.Contains)) return;
        IsKnown = true;
        Problem = null;
        PublishSnapshot();
    }

    /// <summary>A table may be out of date from now on, or the server does not answer.</summary>
    public void Disconnect(string part, string problem)
    {
        _connected.Remove(part);
        if (!Essential.Contains(part, StringComparer.Ordinal)) return;
        var wasConnected = Problem is null;
        Problem = problem;
        if (wasConnected) foreach (var node in Nodes.Describe()) Events.Publish(new NodeChanged(node));
    }

    /// <summary>For a new watcher: each node, and that its event stream is connected.</summary>
    public IEnumerable<BackendEvent> DescribeSnapshot() => Nodes.Describe().SelectMany(Begin);

    /// <summary>Publishes to all watchers that events may have been missed.</summary>
    public void PublishSnapshot()
    {
        foreach (var occurred in DescribeSnapshot()) Events.Publish(occurred);
    }

    private IEnumerable<BackendEvent> Begin(BackendNode node)
    {
        if (!IsKnown) yield break;
        yield return new NodeChanged(node);
        if (node.Online) yield return new EventStreamReconnected(node.Name);
    }
}
