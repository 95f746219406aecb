using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Background;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Health;
using Zoe.Hosting.Links;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Engine.Leadership;

/// <summary>
/// Keeps the view of a host that does not lead up to date: executions from the changes in the store, nodes from the back-end.
/// For shared stores only.
/// </summary>
internal sealed class FollowerView(
    IExecutionStore store, IQuotaStore quotas, LinkKey links, FollowedNodes nodes, EngineSettings settings, EngineView view, HostRole role,
    EngineHealth health, ChangeSignal changes, TimeProvider time, ILogger<FollowerView> logger)
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(30);

    // Limits the share of time that loading takes.
    private const int PausePerLoad = 10;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> tasks = [FollowAsync((ISharedStore)store, ending.Token), nodes.RunAsync(ending.Token)];
        try
        {
            await await Task.WhenAny(tasks);
        }
        finally
        {
            ending.Cancel();
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private async Task FollowAsync(ISharedStore shared, CancellationToken cancellationToken)
    {
        var (state, mark) = (new EngineState { Settings = settings }, (ChangeMark?)null);
        while (true)
        {
            var change = changes.Next;
            var begun = time.GetTimestamp();
            try
            {
                await links.EnsureAsync(cancellationToken);
                var changed = await shared.ReadChangesAsync(mark, cancellationToken);
                state = Apply(state, changed) with { Nodes = nodes.Current };
                state = state with { Quotas = state.Quotas with { Quotas = await quotas.LoadAsync(cancellationToken) } };
                mark = changed.Mark;
                role.Observe(changed.Epoch);
                view.Publish(state with { Generation = view.State.Generation + 1 });
                health.Clear(HealthConditions.StoreUnavailable);
            }
            catch (StoreUnavailableException failure)
            {
                if (health.Raise(HealthConditions.StoreUnavailable, failure.Message, isFatal: true)) HostingLog.ViewNotLoaded(logger, failure.Message);
            }

            var load = PausePerLoad * time.GetElapsedTime(begun);
            var pause = load < MinInterval ? MinInterval : load < MaxPause ? load : MaxPause;
            await Task.Delay(pause, time, cancellationToken);
            await Task.WhenAny(change, Task.Delay(MaxInterval, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static EngineState Apply(EngineState state, StoredChanges changed)
    {
        if (changed.IsComplete) state = new EngineState { Settings = state.Settings };
        foreach (var execution in changed.Active) state = state.WithStored(execution);
        foreach (var id in changed.Ended) state = state.WithoutStored(id);
        return state;
    }
}
