namespace Zoe.Backends.Kubernetes;

/// <summary>
/// The part of the Kubernetes API that the driver uses. Every member throws <see cref="KubernetesApiException"/> when
/// the server refuses or does not answer. A scope is a namespace, or null for the whole cluster.
/// </summary>
internal interface IKubernetesApi : IDisposable
{
    /// <summary>The server, for messages.</summary>
    string Address { get; }

    /// <summary>All objects of a kind, of one moment that is not before the request.</summary>
    Task<ResourceList<T>> ListAsync<T>(
        ResourceType<T> type, string? scope, Selection selection, CancellationToken cancellationToken)
        where T : KubernetesObject;

    /// <summary>One object; null when there is none of that name.</summary>
    Task<T?> FindAsync<T>(ResourceType<T> type, string scope, string name, CancellationToken cancellationToken)
        where T : KubernetesObject;

    /// <summary>Makes an object; fails with <c>Conflict</c> when one of that name exists.</summary>
    Task<T> CreateAsync<T>(ResourceType<T> type, string scope, T one, CancellationToken cancellationToken)
        where T : KubernetesObject;

    /// <summary>Makes an object, or makes it what is given, by server-side apply in Zoe's name.</summary>
    Task<T> ApplyAsync<T>(ResourceType<T> type, string scope, T one, CancellationToken cancellationToken)
        where T : KubernetesObject;

    /// <summary>Merges into an object, or a part of it such as <c>resize</c>, what is set in the given one.</summary>
    Task<T> MergeAsync<T>(
        ResourceType<T> type, string? scope, string name, string part, T patch, CancellationToken cancellationToken)
        where T : KubernetesObject;

    /// <summary>Begins to delete an object; false when there is none.</summary>
    Task<bool> DeleteAsync<T>(
        ResourceType<T> type, string scope, string name, DeleteOptions options, CancellationToken cancellationToken)
        where T : KubernetesObject;

    /// <summary>
    /// What happens to the objects after <paramref name="version"/>. Returns when the stream stands. The stream ends
    /// when the server closes it; it fails with <c>Gone</c> when the version is too old to go on from.
    /// </summary>
    Task<IAsyncEnumerable<WatchedChange<T>>> WatchAsync<T>(
        ResourceType<T> type, string? scope, Selection selection, string version, CancellationToken cancellationToken)
        where T : KubernetesObject;

    /// <summary>
    /// The output of a pod's container, each line after its time; from the second of <paramref name="since"/> on, or all
    /// that the node still has. The caller disposes the stream.
    /// </summary>
    Task<Stream> OpenLogsAsync(
        string scope, string pod, string container, bool follow, DateTimeOffset? since, CancellationToken cancellationToken);

    /// <summary>Names of the kinds of the core group, with their parts.</summary>
    Task<ApiResources> GetCoreResourcesAsync(CancellationToken cancellationToken);

    /// <summary>Which Kubernetes it is.</summary>
    Task<ServerVersion> GetVersionAsync(CancellationToken cancellationToken);
}
