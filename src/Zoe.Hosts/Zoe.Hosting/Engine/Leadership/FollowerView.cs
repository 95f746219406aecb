using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Health;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Engine.Leadership;

/// <summary>Keeps the view of a host that does not lead up to date, from the store and the back-end.</summary>
internal sealed class FollowerView(
    IExecutionStore store, IQuotaStore quotas, EngineSettings settings, IBackend backend, EngineView view, EngineHealth health, TimeProvider time, ILogger<FollowerView> logger)
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(2);

    // Limits the share of time that loading takes.
    private const int PausePerLoad = 20;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var begun = time.GetTimestamp();
            try
            {
                await LoadAsync(cancellationToken);
                health.Clear(HealthConditions.StoreUnavailable);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                HostingLog.ViewNotLoaded(logger, failure.Message);
                if (failure is StoreUnavailableException) health.Raise(HealthConditions.StoreUnavailable, failure.Message, isFatal: true);
            }

            var pause = PausePerLoad * time.GetElapsedTime(begun);
            await Task.Delay(pause > MinInterval ? pause : MinInterval, time, cancellationToken);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var nodes = await backend.DescribeNodesAsync(cancellationToken);
        var stored = await store.LoadActiveAsync(cancellationToken);
        var state = new EngineState
        {
            Settings = settings,
            Quotas = new QuotaIndex { Quotas = await quotas.LoadAsync(cancellationToken) },
            Nodes = view.State.Nodes.Clear().AddRange(nodes.Select(node => KeyValuePair.Create(node.Name, node))),
        };
        foreach (var execution in stored.Executions) state = state.WithStored(execution);
        view.Publish(state.AsSaved());
    }
}
