namespace Zoe.Scheduler;

/// <summary>
/// Reasons why a node cannot run a service, in the order in which they are checked: a node is counted under the first one
/// that applies.
/// </summary>
public enum ObstacleKind
{
    /// <summary>The node lacks the image.</summary>
    MissingImage,

    /// <summary>The node lacks a label; the first missing one is reported.</summary>
    MissingLabel,

    /// <summary>The capacity of the node is too small.</summary>
    TooSmall,

    /// <summary>The node is disabled or does not answer.</summary>
    NotSchedulable,

    /// <summary>Other services of its affinity group are on another node.</summary>
    Affinity,

    /// <summary>The node runs a service of its anti-affinity group.</summary>
    AntiAffinity,

    /// <summary>The node has too few free cores.</summary>
    Cores,

    /// <summary>The node has too little free memory.</summary>
    Memory,

    /// <summary>The node is reserved for an execution ahead in the queue.</summary>
    Reserved,

    /// <summary>The service alone would fit, but not all services that must start together.</summary>
    NoRoomForAll,
}
