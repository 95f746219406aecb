namespace Zoe.Backends.Kubernetes;

/// <summary>Something that a watch told.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Object">The object as it is now, or was last; of a bookmark only its version is known.</param>
internal readonly record struct WatchedChange<T>(WatchedChangeKind Kind, T Object);
