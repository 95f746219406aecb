using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Engine.Commands;
using Zoe.Hosting.Engine.Cores;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.Planning;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Telemetry;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Health;
using Zoe.Hosting.Links;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Engine;

/// <summary>
/// The single writer: applies messages, computes the next state, makes it durable, and only then runs commands and
/// completes requests. Messages that arrive during a write form the next batch, with one write.
/// </summary>
internal sealed class EngineLoop(
    EngineInbox inbox,
    EngineView view,
    EngineEffects effects,
    CommandDispatcher dispatcher,
    EngineLeadership leadership,
    LinkKey links,
    IExecutionStore store,
    IQuotaStore quotas,
    EngineSettings settings,
    IBackend backend,
    Planner planner,
    CoreSharing cores,
    EngineHealth health,
    EngineTelemetry telemetry,
    ZoeOptions options,
    TimeProvider time,
    ILogger<EngineLoop> logger) : BackgroundService
{
    private static readonly TimeSpan StoreRetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Maximum number of messages per write, so that no step takes long.</summary>
    private const int MaxBatchSize = 1024;

    private readonly EngineClock _clock = new(time);
    private EngineState _state = new();
    private long _epoch;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await using var lease = await leadership.AcquireAsync(stoppingToken);
                await LeadAsync(lease, stoppingToken);
                if (!leadership.IsShared) throw new FencedException(lease.Epoch);
                HostingLog.LeadershipLost(logger, lease.Epoch);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal shutdown: running services keep running and are adopted at the next start.
        }
        catch (Exception failure)
        {
            HostingLog.EngineFailed(logger, failure);
            health.Raise(HealthConditions.EngineStopped, $"The engine has stopped: {failure.Message}", isFatal: true);
            throw;
        }
        finally
        {
            inbox.Close();
        }
    }

    /// <summary>Runs the engine until the lease is lost.</summary>
    private async Task LeadAsync(ILeadershipLease lease, CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lease.Lost);
        try
        {
            _epoch = lease.Epoch;
            _state = new EngineState { Generation = _state.Generation };
            await leadership.RepeatAsync(() => LoadAsync(ending.Token), ending.Token);
            leadership.Begin(lease);
            if (settings.OrdersByDuration) HostingLog.OrderUsesDurations(logger, options.SchedulerPolicy);
            HostingLog.EngineStarted(logger, options.DeploymentName, backend.Name, _epoch, _state.Executions.Count);

            var observer = new BackendObserver(backend, inbox, view, effects, dispatcher, options, time, logger);
            List<Task> tasks = [RunAsync(observer, ending.Token), .. observer.Run(ending.Token), .. leadership.Run(ending.Token)];
            if (cores.IsOn) tasks.Add(cores.RunAsync(ending.Token));
            try
            {
                await await Task.WhenAny(tasks);
            }
            finally
            {
                ending.Cancel();
                await Task.WhenAll(tasks)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }

            stoppingToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The back-end has ended its events, without an error.");
        }
        catch (Exception failure) when (failure is FencedException || (lease.Lost.IsCancellationRequested && !stoppingToken.IsCancellationRequested))
        {
            // Another host leads.
        }
        finally
        {
            // The next leader starts when no command of this one is running.
            ending.Cancel();
            await leadership.EndAsync();
        }
    }

    private async Task RunAsync(BackendObserver observer, CancellationToken cancellationToken)
    {
        effects.Dispatch(_state.Executions.Values, _state.Orphans.Keys, _epoch, cancellationToken);
        var batch = new List<EngineMessage>();
        while (await inbox.WaitAsync(cancellationToken))
        {
            batch.Clear();
            while (batch.Count < MaxBatchSize && inbox.TryTake(out var message)) batch.Add(message);
            try
            {
                await StepAsync(batch, cancellationToken);
            }
            catch (Exception failure)
            {
                var answer = leadership.DescribeEnd(failure);
                foreach (var request in batch.OfType<Request>()) request.Fail(answer);
                throw;
            }

            if (batch.Exists(NeedsFullList)) observer.RequestFullList();
        }
    }

    /// <summary>
    /// An unexpected removal is confirmed by a full listing: the event may be about a container that was removed before
    /// a second, successful start.
    /// </summary>
    private bool NeedsFullList(EngineMessage message) => message is BackendReport report && report.Event switch
    {
        EventStreamReconnected => true,
        ServiceRemoved removed => _state.Find(removed.Key) is { Service.Status: ServiceStatus.Active } found
            && found.Service.Key == removed.Key,
        _ => false,
    };

    private async Task StepAsync(List<EngineMessage> batch, CancellationToken cancellationToken)
    {
        using var measured = telemetry.Step(batch.Count);
        var (now, jump) = _clock.Read();
        var accepted = new List<Request>();
        var next = _state;
        if (jump != TimeSpan.Zero)
        {
            HostingLog.ClockJumped(logger, jump);
            next = next.ShiftClock(jump);
        }

        foreach (var message in batch) next = TryApply(next, message, accepted, now);
        next = planner.Plan(next.ApplyElapsedTime(options.NodeLostAfter, now).RejectMissingImages(now), now);

        if (!await TrySaveAsync(next, accepted, now, cancellationToken)) return;

        var before = _state;
        _state = next.AsSaved();
        // Published before commands run, so that output of a container that has just started finds its service.
        view.Publish(_state);
        foreach (var request in accepted) request.Complete();
        foreach (var orphan in next.NewOrphans) dispatcher.Forget(orphan.Key);
        effects.Dispatch(next.Unsaved.Values, next.NewOrphans, _epoch, cancellationToken);
        telemetry.Record(before, next, now);
        effects.Report(before, next, now);
        if (!next.Unsaved.IsEmpty || !next.ChangedNodes.IsEmpty) cores.NotifyChanged();
    }

    private EngineState TryApply(EngineState state, EngineMessage message, List<Request> accepted, DateTimeOffset now)
    {
        try
        {
            var next = state.Apply(message, dispatcher.IsSettled, _epoch, now);
            if (message is Request request) accepted.Add(request);
            return next;
        }
        catch (Exception failure)
        {
            if (message is Request request) request.Fail(failure);
            if (failure is not (ExecutionStateException or QuotaExceededException or IdempotencyKeyException or EngineBusyException)) HostingLog.MessageDropped(logger, failure, message.GetType().Name);
            return state;
        }
    }

    /// <summary>
    /// A failed write may still have been committed, so the engine reloads the state from the store and requests a full
    /// listing, which repeats the reports of this batch.
    /// </summary>
    private async Task<bool> TrySaveAsync(
        EngineState next, List<Request> accepted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changes = next.Since(_state, now);
        if (changes.IsEmpty) return true;
        try
        {
            await telemetry.MeasureWriteAsync(store.SaveAsync(changes, _epoch, cancellationToken));
            return true;
        }
        catch (Exception failure)
        {
            // A fenced write has no effect.
            if (failure is FencedException) throw;
            var answer = new StoreUnavailableException(failure);
            foreach (var request in accepted) request.Fail(Uncertain(failure));
            if (failure is OperationCanceledException) throw;
            HostingLog.StoreFailed(logger, failure, StoreRetryDelay);
            health.Raise(HealthConditions.StoreUnavailable, answer.Message, isFatal: true);
            inbox.Refuse(answer);
        }

        // Not stored, and neither a node's return nor an adjustment of the clock is reported again.
        _state = _state with { Nodes = next.Nodes, OfflineSince = next.OfflineSince };
        await RecoverAsync(cancellationToken);
        _state = _state with { ChangedNodes = next.ChangedNodes };
        return false;
    }

    private static StoreUnavailableException Uncertain(Exception failure) => new(
        $"The store failed while the request was written: {failure.Message} It may have been stored: check before you try again.",
        failure);

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(StoreRetryDelay, time, cancellationToken);
            try
            {
                await LoadAsync(cancellationToken);
                break;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                HostingLog.StoreFailed(logger, failure, StoreRetryDelay);
            }
        }

        inbox.Accept();
        dispatcher.RepeatAll();
        effects.Dispatch(_state.Executions.Values, _state.Orphans.Keys, _epoch, cancellationToken);
        inbox.Post(new BackendReport(new EventStreamReconnected("")));
    }

    /// <summary>Loads the state, which also shows that the store answers.</summary>
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await links.EnsureAsync(cancellationToken);
        var stored = await store.LoadActiveAsync(cancellationToken);
        var loaded = new EngineState
        {
            Generation = _state.Generation + 1,
            Nodes = _state.Nodes,
            OfflineSince = _state.OfflineSince,
            Orphans = _state.Orphans,
            Unreadable = [.. stored.Unreadable.Select(execution => execution.Id)],
            NextIds = stored.NextIds,
            Settings = settings,
            Quotas = new QuotaIndex { Quotas = await quotas.LoadAsync(cancellationToken) },
        };
        foreach (var execution in stored.Executions) loaded = loaded.WithStored(execution);
        _state = loaded.AsSaved();
        telemetry.Load(_state);
        health.Clear(HealthConditions.StoreUnavailable);
        view.Publish(_state);
    }
}
