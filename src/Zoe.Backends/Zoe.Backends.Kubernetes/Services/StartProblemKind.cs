namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Why a service does not run yet, and whether it may later.</summary>
internal enum StartProblemKind
{
    /// <summary>It can never run with these settings.</summary>
    Permanent,

    /// <summary>The image cannot be pulled. It may be missing, or its registry may be down for a short time.</summary>
    ImagePull,

    /// <summary>The node cannot create its container now; this may pass.</summary>
    NotCreated,

    /// <summary>The cluster's scheduler finds no node for it now.</summary>
    Unschedulable,

    /// <summary>The node rejected it; another one may accept it.</summary>
    RejectedByNode,
}
