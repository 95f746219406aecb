using Zoe.Backends;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;

namespace Zoe.Hosting.Engine;

/// <summary>Compares what should be with what the nodes say there is.</summary>
internal static class Reconciliation
{
    /// <summary>
    /// Takes in a full list. A service that should be on a node which answered, and is not there, has vanished; this
    /// is only concluded for those that <paramref name="isSettled"/>, that is without a command under way since the
    /// list was asked for. Nothing is concluded about nodes that did not answer: unreachable is not dead. A container
    /// that no living service owns is to be removed, unless an engine later than this one's epoch made it or its execution
    /// cannot be read.
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
            if (isSettled(key)) state = state.Vanish(key, node, now);
        return state;
    }
}
