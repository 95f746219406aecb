using Zoe.Backends.Drivers;

namespace Zoe.Backends.Kubernetes;

/// <summary>
/// What is known of the cluster as far as the driver needs it. All tables are read and written under its one lock, and
/// events are published under it, so that they come in the order in which things happened.
/// </summary>
internal sealed class ClusterState
{
    private readonly HashSet<string> _connected = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = NewSource();

    public ClusterState(KubernetesBackendOptions options)
    {
        Nodes = new NodeTable(this, options);
        Services = new ServiceTable(this, new ServiceNetwork(options));
        Pods = new PodTable(this, new PodObservation(options));
        Foreign = new ForeignPodTable(this, options.DeploymentName);
        Warnings = new WarningTable(this);
    }

    public Lock Lock { get; } = new();

    public BackendEventFanOut Events { get; } = new();

    public NodeTable Nodes { get; }

    public PodTable Pods { get; }

    public ServiceTable Services { get; }

    public ForeignPodTable Foreign { get; }

    public WarningTable Warnings { get; }

    /// <summary>Completes when something changes after it was asked for.</summary>
    public Task Changed
    {
        get
        {
            lock (Lock) return _changed.Task;
        }
    }

    /// <summary>True once everything was listed, even if it may be out of date now.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Why the API server cannot be asked now; null while it can, or nobody has tried.</summary>
    public string? Problem { get; private set; }

    /// <summary>The tables without which nothing can be said about services, and whether the server answers at all.</summary>
    private static IEnumerable<string> Essential => [nameof(Nodes), nameof(Pods), nameof(Services), nameof(Heartbeat)];

    /// <summary>Wakes all who wait for a change. Under the lock.</summary>
    public void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSource();
    }

    /// <summary>A table is up to date from now on, or the server answers.</summary>
    public void Connect(string part)
    {
        lock (Lock)
        {
            if (!_connected.Add(part) || !Essential.All(_connected.Contains)) return;
            IsKnown = true;
            Problem = null;
            TellBeginnings();
            Signal();
        }
    }

    /// <summary>A table may be out of date from now on, or the server does not answer.</summary>
    public void Disconnect(string part, string problem)
    {
        lock (Lock)
        {
            _connected.Remove(part);
            if (!Essential.Contains(part, StringComparer.Ordinal)) return;
            var wasConnected = Problem is null;
            Problem = problem;
            if (wasConnected) foreach (var node in Nodes.Describe()) Events.Publish(new NodeChanged(node));
            Signal();
        }
    }

    /// <summary>For those who begin to watch: each node, and that its stream stands.</summary>
    public IEnumerable<BackendEvent> Beginnings()
    {
        lock (Lock) return [.. Nodes.Describe().SelectMany(Begin)];
    }

    /// <summary>Tells everybody that things may have happened that were not told. Under the lock.</summary>
    public void TellBeginnings()
    {
        foreach (var node in Nodes.Describe())
            foreach (var happened in Begin(node))
                Events.Publish(happened);
    }

    private IEnumerable<BackendEvent> Begin(BackendNode node)
    {
        if (!IsKnown) yield break;
        yield return new NodeChanged(node);
        if (node.Online) yield return new EventStreamReconnected(node.Name);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
