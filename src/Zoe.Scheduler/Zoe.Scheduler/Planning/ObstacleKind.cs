namespace Zoe.Scheduler;

/// <summary>
/// Reasons for which a node cannot take a service, in the order in which they are looked for: a node counts under the
/// first that holds, so that <see cref="MissingImage"/> on all nodes means just that.
/// </summary>
public enum ObstacleKind
{
    /// <summary>The node lacks the image.</summary>
    MissingImage,

    /// <summary>The node lacks a label; the first missing one counts.</summary>
    MissingLabel,

    /// <summary>Not even the empty node is large enough.</summary>
    TooSmall,

    /// <summary>The node is disabled or does not answer.</summary>
    NotSchedulable,

    /// <summary>The services that it must share a node with are on another node.</summary>
    NotTogether,

    /// <summary>The node has a service that it must stay apart from.</summary>
    NotApart,

    /// <summary>The node has too few free cores now.</summary>
    Cores,

    /// <summary>The node has too little free memory now.</summary>
    Memory,

    /// <summary>There is room, but it is kept for executions ahead in the queue.</summary>
    BehindOthers,

    /// <summary>The service alone would fit, but not together with the others that must start at the same time.</summary>
    NoRoomTogether,
}
