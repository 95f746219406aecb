using System.Collections.Immutable;
using static Zoe.Hosting.ExecutionStatus;

namespace Zoe.Hosting.Executions;

/// <summary>
/// All permitted transitions of an execution. The engine applies no other one, and the diagram in the documentation is
/// generated from this table.
/// </summary>
public static class ExecutionTransitions
{
    /// <summary>The table, in the order of an execution's life. A new execution is submitted.</summary>
    public static ImmutableArray<ExecutionTransition> All { get; } =
    [
        new(Submitted, Queued, "within the owner's quota"),
        new(Queued, Submitted, "the quota was lowered"),
        new(Queued, Starting, "essential services placed"),
        new(Starting, Running, "all essential services run"),
        new(Starting, Queued, "an essential service needs another node"),
        new(Running, Starting, "an essential service restarts"),
        new(Submitted, CleaningUp, "terminated"),
        new(Queued, CleaningUp, "terminated or failed"),
        new(Starting, CleaningUp, "ended, terminated or failed"),
        new(Running, CleaningUp, "ended, terminated or failed"),
        new(CleaningUp, Terminated, "all services removed"),
        new(CleaningUp, Error, "all services removed, after a failure"),
    ];

    private static readonly int Count = Enum.GetValues<ExecutionStatus>().Length;

    private static readonly bool[] Allowed = Index();

    /// <summary>True when the table has the transition.</summary>
    public static bool Allows(ExecutionStatus from, ExecutionStatus to) => Allowed[((int)from * Count) + (int)to];

    private static bool[] Index()
    {
        var allowed = new bool[Count * Count];
        foreach (var transition in All) allowed[((int)transition.From * Count) + (int)transition.To] = true;
        return allowed;
    }
}
