using k8s;
using k8s.Models;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>
/// What is known of the cluster as far as the driver needs it. Safe for concurrent use; events are published in the order
/// in which things happened.
/// </summary>
internal sealed class ClusterState(KubernetesBackendOptions options)
{
    private readonly Lock _lock = new();
    private readonly ClusterTables _tables = new(options);
    private TaskCompletionSource _changed = NewSource();

    /// <summary>Takes what an informer finds of nodes.</summary>
    public IInformerTarget<V1Node> Nodes => new Target<V1Node>(this, _tables.Nodes);

    /// <summary>The same for this deployment's pods.</summary>
    public IInformerTarget<V1Pod> Pods => new Target<V1Pod>(this, _tables.Pods);

    /// <summary>The same for this deployment's Services.</summary>
    public IInformerTarget<V1Service> Services => new Target<V1Service>(this, _tables.Services);

    /// <summary>The same for pods of others.</summary>
    public IInformerTarget<V1Pod> Foreign => new Target<V1Pod>(this, _tables.Foreign);

    /// <summary>The same for warnings about pods.</summary>
    public IInformerTarget<Corev1Event> Warnings => new Target<Corev1Event>(this, _tables.Warnings);

    /// <summary>Completes when something changes after it was read.</summary>
    public Task Changed => Read(_ => _changed.Task);

    /// <summary>True once everything was listed, even if it may be out of date now.</summary>
    public bool IsKnown => Read(tables => tables.IsKnown);

    /// <summary>Why the API server cannot be reached now; null while it can, or before the first request.</summary>
    public string? Problem => Read(tables => tables.Problem);

    /// <summary>All nodes; offline while the API server does not answer.</summary>
    public IReadOnlyList<BackendNode> DescribeNodes() => Read(tables => tables.Nodes.Describe());

    /// <summary>One node; null when there is none of that name.</summary>
    public BackendNode? FindNode(string name) => Read(tables => tables.Nodes.Find(name));

    /// <summary>This deployment's pods.</summary>
    public IReadOnlyList<V1Pod> ListPods() => Read(tables => tables.Pods.All);

    /// <summary>The pod of this identity as it is now; null when it is gone or not yet known.</summary>
    public V1Pod? FindPod(string uid) => Read(tables => tables.Pods.Find(uid));

    /// <summary>The pod of a service; null when there is none.</summary>
    public V1Pod? FindPod(ServiceKey key) => Read(tables => tables.Pods.Find(key));

    /// <summary>Why a pod does not run yet, as far as that is known; null when nothing hinders it.</summary>
    public StartProblem? FindStartProblem(V1Pod pod) => Read(tables => PodReason.FindStartProblem(
        pod, tables.Warnings.Find(pod.Metadata.Uid),
        tables.Pods.FindPullFailure(pod.Metadata.Uid) ?? tables.Warnings.FindPullFailure(pod.Metadata.Uid)));

    /// <summary>A pod as a service, with its ports; null when it is none of this deployment.</summary>
    public ObservedService? Observe(V1Pod pod) => Read(tables => tables.Pods.Observe(pod));

    /// <summary>The same, with its ports from a Service that is perhaps newer than the one that is known.</summary>
    public ObservedService? Observe(V1Pod pod, V1Service service) => Read(tables =>
        tables.Pods.Observe(pod) is { } seen ? seen with { Ports = tables.Services.ReadPorts(service, pod) } : null);

    /// <summary>True while there is a Service of this name.</summary>
    public bool HasService(string name) => Read(tables => tables.Services.Has(name));

    /// <summary>Takes notice of a Service that was just made, before the watch does.</summary>
    public void AddService(V1Service service) => Change(tables => tables.Services.Change(service));

    /// <summary>Publishes a running service again whose ports have become known.</summary>
    public void PublishPorts(string service) => Change(tables => tables.Pods.PublishPorts(service));

    /// <summary>Publishes the progress of a start.</summary>
    public void Publish(ServiceProgress progress)
    {
        lock (_lock) _tables.Events.Publish(progress);
    }

    /// <summary>The state as events, then all that happens.</summary>
    public IAsyncEnumerable<BackendEvent> WatchAsync(CancellationToken cancellationToken) =>
        _tables.Events.WatchAsync(Read(IReadOnlyList<BackendEvent> (tables) => [.. tables.DescribeSnapshot()]), cancellationToken);

    /// <summary>The API server answers, or a table is up to date from now on.</summary>
    public void Connect(string part) => Change(tables => tables.Connect(part));

    /// <summary>The API server does not answer, or a table may be out of date from now on.</summary>
    public void Disconnect(string part, string problem) => Change(tables => tables.Disconnect(part, problem));

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private T Read<T>(Func<ClusterTables, T> read)
    {
        lock (_lock) return read(_tables);
    }

    private void Change(Action<ClusterTables> change)
    {
        lock (_lock)
        {
            change(_tables);
            _changed.TrySetResult();
            _changed = NewSource();
        }
    }

    private sealed class Target<T>(ClusterState state, ClusterTable<T> table) : IInformerTarget<T>
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        public void Replace(IReadOnlyList<T> all) => state.Change(_ => table.Replace(all));

        public void Change(T one) => state.Change(_ => table.Change(one));

        public void Delete(T one) => state.Change(_ => table.Delete(one));

        public void Connect() => state.Connect(table.Name);

        public void Disconnect(KubernetesApiException problem) => state.Disconnect(table.Name, problem.Message);
    }
}
