using Zoe.Backends;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Health.Checks;

/// <summary>Whether this host serves requests: as the leader it starts executions, else it reads and passes requests on.</summary>
public sealed class EngineReadiness
{
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(5);

    private readonly EngineView _view;
    private readonly HostRole _role;
    private readonly EngineHealth _health;
    private readonly IExecutionStore _store;
    private readonly IBackend _backend;
    private readonly TimeProvider _time;

    internal EngineReadiness(
        EngineView view, HostRole role, EngineHealth health, IExecutionStore store, IBackend backend, TimeProvider time) =>
        (_view, _role, _health, _store, _backend, _time) = (view, role, health, store, backend, time);

    /// <summary>
    /// What keeps this host from serving: a failed task, a full disk, a store that does not answer, a state that is not loaded
    /// yet, or, while it leads, no reachable node; null for nothing.
    /// </summary>
    public async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        if (_health.Problems.FirstOrDefault(problem => problem.IsFatal) is { } problem) return problem.Message;
        if (await FindStoreProblemAsync(cancellationToken) is { } storeProblem) return storeProblem;
        if (!_view.IsLoaded) return "The stored executions have not been loaded yet.";
        // Whether nodes are reachable is the concern of the leader.
        if (!_role.IsLeader || _view.HasOnlineNode) return null;
        return _backend.Health.Problem is { } backendProblem
            ? $"The control plane is unreachable: {backendProblem}. Running services continue and are not given up."
            : "No node is reachable.";
    }

    private async Task<string?> FindStoreProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _store.SelectAsync(new ExecutionFilter { Limit = 1 }, cancellationToken).WaitAsync(StoreTimeout, _time, cancellationToken);
            return null;
        }
        catch (TimeoutException)
        {
            return $"The store has not answered within {StoreTimeout.TotalSeconds} seconds.";
        }
        catch (StoreUnavailableException failure)
        {
            return failure.Message;
        }
    }
}
