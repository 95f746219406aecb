using Zoe.Backends;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Health.Checks;

/// <summary>Whether the engine accepts and starts executions.</summary>
public sealed class EngineReadiness
{
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(5);

    private readonly EngineView _view;
    private readonly EngineHealth _health;
    private readonly IExecutionStore _store;
    private readonly IBackend _backend;
    private readonly TimeProvider _time;

    internal EngineReadiness(EngineView view, EngineHealth health, IExecutionStore store, IBackend backend, TimeProvider time) =>
        (_view, _health, _store, _backend, _time) = (view, health, store, backend, time);

    /// <summary>
    /// What keeps the engine from accepting and starting executions: a failed task, a full disk, a store that does not
    /// answer, a state that is not loaded yet, or no reachable node; null for nothing.
    /// </summary>
    public async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        if (_health.Problems.FirstOrDefault(problem => problem.IsFatal) is { } problem) return problem.Message;
        if (await FindStoreProblemAsync(cancellationToken) is { } storeProblem) return storeProblem;
        if (!_view.IsLoaded) return "The stored executions have not been loaded yet.";
        if (_view.HasOnlineNode) return null;
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
