namespace Zoe.Scheduler;

/// <summary>Reasons for which a node cannot take a service.</summary>
public enum ObstacleKind
{
    /// <summary>The node is disabled or does not answer.</summary>
    NotSchedulable,

    /// <summary>The node lacks a label.</summary>
    MissingLabel,

    /// <summary>The node lacks the image.</summary>
    MissingImage,

    /// <summary>Not even the empty node is large enough.</summary>
    TooSmall,

    /// <summary>The node has too few free cores now.</summary>
    Cores,

    /// <summary>The node has too little free memory now.</summary>
    Memory,

    /// <summary>The execution's own services would fill the cluster: no room for all essential ones at once.</summary>
    NoRoomTogether,

    /// <summary>Executions ahead in the queue take what is free.</summary>
    BehindOthers,
}
