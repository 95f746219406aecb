using System.Collections.Frozen;

namespace Zoe.Hosting.Executions;

/// <summary>Names of statuses in the API and in stores, for example <c>cleaning up</c>.</summary>
public static class ExecutionStatusNames
{
    private static readonly FrozenDictionary<ExecutionStatus, string> Names =
        new Dictionary<ExecutionStatus, string>
        {
            [ExecutionStatus.Submitted] = "submitted",
            [ExecutionStatus.Queued] = "queued",
            [ExecutionStatus.Starting] = "starting",
            [ExecutionStatus.Running] = "running",
            [ExecutionStatus.CleaningUp] = "cleaning up",
            [ExecutionStatus.Terminated] = "terminated",
            [ExecutionStatus.Error] = "error",
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ExecutionStatus> Values =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All names, in the order of an execution's life.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Names.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>The name of a status.</summary>
    public static string ToName(this ExecutionStatus status) => Names[status];

    /// <summary>The status of a name; false for an unknown one.</summary>
    public static bool TryParse(string name, out ExecutionStatus status) => Values.TryGetValue(name, out status);

    /// <summary>True until the execution has ended and is cleaned up.</summary>
    public static bool IsActive(this ExecutionStatus status) =>
        status is not (ExecutionStatus.Terminated or ExecutionStatus.Error);
}
