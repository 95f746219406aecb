namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>An event of a watch.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Object">The object as it is now, or was last; null for a bookmark.</param>
/// <param name="Version">The version from which a later watch goes on.</param>
internal readonly record struct WatchedChange<T>(WatchedChangeKind Kind, T? Object, string? Version)
    where T : class;
