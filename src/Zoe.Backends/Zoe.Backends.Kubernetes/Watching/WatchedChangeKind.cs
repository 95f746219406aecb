namespace Zoe.Backends.Kubernetes;

/// <summary>What happened to an object.</summary>
internal enum WatchedChangeKind
{
    /// <summary>It is new or has changed.</summary>
    Changed,

    /// <summary>It no longer exists, or is no longer selected.</summary>
    Deleted,

    /// <summary>Nothing happened: all up to its version was told.</summary>
    Bookmark,
}
