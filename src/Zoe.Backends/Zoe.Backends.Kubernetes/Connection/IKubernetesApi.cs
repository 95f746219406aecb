using k8s;
using k8s.Models;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>
/// The part of the Kubernetes API that the driver uses. Every member throws <see cref="KubernetesApiException"/> when
/// the server refuses or does not answer. A scope is a namespace, or null for the whole cluster.
/// </summary>
internal interface IKubernetesApi : IDisposable
{
    /// <summary>The server, for messages.</summary>
    string Address { get; }

    /// <summary>All objects of a kind, of one moment that is not before the request.</summary>
    Task<KubernetesList<T>> ListAsync<T>(string? scope, Selection selection, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>One object; null when there is none of that name.</summary>
    Task<T?> FindAsync<T>(string scope, string name, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Creates an object; fails with <c>Conflict</c> when one of that name exists.</summary>
    Task<T> CreateAsync<T>(string scope, T one, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Creates or changes an object by server-side apply, as field manager <c>zoe</c>.</summary>
    Task<T> ApplyAsync<T>(string scope, T one, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Changes the resources of a running pod's containers to those that are set in the given one.</summary>
    Task<V1Pod> ResizeAsync(string scope, string name, V1Pod patch, CancellationToken cancellationToken);

    /// <summary>Begins to delete an object; false when there is none.</summary>
    Task<bool> DeleteAsync<T>(string scope, string name, V1DeleteOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>
    /// The changes of the objects after <paramref name="version"/>. Returns when the stream is open. The stream ends
    /// when the server closes it; it fails with <c>Gone</c> when the version is too old.
    /// </summary>
    Task<IAsyncEnumerable<WatchedChange<T>>> WatchAsync<T>(
        string? scope, Selection selection, string version, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>The output of a pod's container, each line after its time. The caller disposes the stream.</summary>
    Task<Stream> OpenLogsAsync(LogRequest request, CancellationToken cancellationToken);

    /// <summary>The latest measurements of pods; fails with <c>NotFound</c> when the cluster has no metrics API.</summary>
    Task<PodMetricsList> ListPodMetricsAsync(string scope, Selection selection, CancellationToken cancellationToken);

    /// <summary>The kinds of the core group and their subresources.</summary>
    Task<V1APIResourceList> GetCoreResourcesAsync(CancellationToken cancellationToken);

    /// <summary>The server's version.</summary>
    Task<VersionInfo> GetVersionAsync(CancellationToken cancellationToken);
}
