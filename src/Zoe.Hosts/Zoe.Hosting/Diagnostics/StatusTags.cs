using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Diagnostics;

/// <summary>Values of attributes, made once.</summary>
internal static class StatusTags
{
    /// <summary>Statuses of active executions with their names.</summary>
    public static IReadOnlyList<(ExecutionStatus Status, string Name)> Active { get; } =
        [.. Enum.GetValues<ExecutionStatus>().Where(status => status.IsActive()).Select(status => (status, status.ToName()))];

    /// <summary>States of nodes with their names.</summary>
    public static IReadOnlyList<(NodeState State, string Name)> Nodes { get; } =
        [(NodeState.Online, "online"), (NodeState.Disabled, "disabled"), (NodeState.Offline, "offline")];

    /// <summary>The attribute of a status.</summary>
    public static KeyValuePair<string, object?> Of(string status) => new(MetricTags.ExecutionStatus, status);
}
