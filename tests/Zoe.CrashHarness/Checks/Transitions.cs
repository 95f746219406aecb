using Zoe.CrashHarness.Stores;

namespace Zoe.CrashHarness.Checks;

/// <summary>The transitions of docs/executions.md, written down again here.</summary>
internal static class Transitions
{
    private static readonly HashSet<(string, string)> Legal =
    [
        ("submitted", "queued"), ("queued", "submitted"), ("queued", "starting"), ("starting", "running"), ("starting", "queued"),
        ("running", "starting"), ("submitted", "cleaning up"), ("queued", "cleaning up"), ("starting", "cleaning up"),
        ("running", "cleaning up"), ("cleaning up", "terminated"), ("cleaning up", "error"),
    ];

    /// <summary>Checks a complete history, which ends in the execution's status.</summary>
    public static Violation? Check(StoredExecution execution, IReadOnlyList<StoredTransition> history)
    {
        var status = "submitted";
        for (var i = 0; i < history.Count; i++)
        {
            var (from, to) = (history[i].From, history[i].To);
            // The first entry of one that was not admitted at once has no former status.
            if (i == 0 && from is null && to == status) continue;
            // Entries in the middle of a long history are left out.
            if (i > 0 && history[i].Sequence != history[i - 1].Sequence + 1) status = from;
            if (from != status || !Legal.Contains((from!, to)))
                return new("I3", $"Execution {execution.Id} ({execution.Name}) went from {from ?? "nothing"} to {to} when it was {status}");
            status = to;
        }

        return status == execution.Status
            ? null
            : new("I3", $"Execution {execution.Id} ({execution.Name}) is {execution.Status}, and its history ends with {status}");
    }
}
