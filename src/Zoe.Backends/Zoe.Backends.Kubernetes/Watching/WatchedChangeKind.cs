namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>What happened to an object.</summary>
internal enum WatchedChangeKind
{
    /// <summary>It is new or has changed.</summary>
    Changed,

    /// <summary>It no longer exists, or is no longer selected.</summary>
    Deleted,

    /// <summary>No change: all changes up to its version were sent.</summary>
    Bookmark,
}
