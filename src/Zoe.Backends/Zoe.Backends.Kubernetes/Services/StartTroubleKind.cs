namespace Zoe.Backends.Kubernetes;

/// <summary>What can be hoped for when a service does not run yet.</summary>
internal enum StartTroubleKind
{
    /// <summary>Nothing: it can never run as it is.</summary>
    Hopeless,

    /// <summary>The image cannot be pulled. It may be missing, or its registry may not answer for a moment.</summary>
    Pull,

    /// <summary>Something on the node is not as it should be, perhaps only for a moment.</summary>
    Stuck,

    /// <summary>There is no room for it now, as far as the cluster's scheduler knows.</summary>
    NoRoom,

    /// <summary>The node has refused it for good; another one may take it.</summary>
    Refused,
}
