using Zoe.Backends;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;

namespace Zoe.Hosting.Engine;

/// <summary>Compares the desired state with the observed one.</summary>
internal static class Reconciliation
{
    /// <summary>
    /// Applies a full listing. A service that is missing on a reachable node has been removed, but only if it <paramref
    /// name="isSettled"/>: no command has been running for it since the listing was requested. Nothing is concluded
    /// about unreachable nodes. A container that no active service owns is removed, unless it has a later epoch or its
    /// execution's record is unreadable.
    /// </summary>
    public static EngineState Reconcile(
        this EngineState state, FullReport report, Func<ServiceKey, bool> isSettled, long epoch, DateTimeOffset now)
    {
        foreach (var seen in report.Seen)
        {
            if (!isSettled(seen.Key)) continue;
            if (state.Owns(seen)) state = state.Observe(seen, now);
            else if (seen.Epoch <= epoch && !state.Unreadable.Contains(seen.Key.ExecutionId)) state = state.WithOrphan(new Orphan(seen.Key, seen.Node));
        }

        foreach (var (key, node) in report.Missing)
            if (isSettled(key)) state = state.Missing(key, node, now);
        return state;
    }
}
