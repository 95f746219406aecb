namespace Zoe.Hosting.Diagnostics;

/// <summary>Whether a node takes services.</summary>
internal enum NodeState
{
    /// <summary>It takes services.</summary>
    Online,

    /// <summary>It is reachable, but its administrator wants no new services on it.</summary>
    Disabled,

    /// <summary>It, or its control plane, is unreachable.</summary>
    Offline,
}
