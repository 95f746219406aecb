using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Executions;
using Zoe.Scheduler;

namespace Zoe.Hosting.Usage.Sampling;

/// <summary>
/// Samples what services use and what users reserve, while this engine leads. A point for each service and minute is
/// stored; older points are merged into longer intervals. A node that does not answer is asked again at the next sample.
/// </summary>
internal sealed class UsageSampler(
    IBackend backend, HostRole role, EngineView view, IServiceProvider services, ZoeOptions options, TimeProvider time, ILogger<UsageSampler> logger)
    : BackgroundService, IServiceUsage
{
    private const int MaxNodesAtOnce = 16;

    private static readonly TimeSpan PointInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxGap = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan CompactInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan MergedInterval = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FineFor = TimeSpan.FromDays(1);

    private readonly IUsageStore? _store = services.GetService<IUsageStore>();
    private readonly ConcurrentDictionary<long, ServiceSeries> _series = new();
    private readonly ConcurrentDictionary<long, long> _executionOf = new();
    private readonly AccountingTotals _accounting = new();
    private readonly List<UsagePoint> _points = [];

    // A longer time between two samples may hide activity.
    private TimeSpan MaxIdleGap => 3 * options.UsageInterval.GetValueOrDefault();

    private DateTimeOffset _lastSample;
    private DateTimeOffset _nextSave;
    private DateTimeOffset _nextCompaction;

    /// <inheritdoc/>
    public bool IsSampled => backend is IUsageBackend && options.UsageInterval is not null && _store is not null;

    /// <inheritdoc/>
    public TimeSpan? FindIdleTime(long serviceId) =>
        _series.TryGetValue(serviceId, out var series) && time.GetElapsedTime(series.LastSampleAt) <= MaxIdleGap
            ? time.GetElapsedTime(series.LastActiveAt)
            : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ServiceUsage>> ReadAsync(Execution execution, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(execution);
        var stored = _store is null ? [] : await _store.ReadAsync([.. execution.Services.Select(service => service.Id)], cancellationToken);
        var points = stored.ToLookup(point => point.ServiceId);
        return
        [
            .. execution.Services.Select(service =>
            {
                var demand = Demand(execution, service);
                var current = _series.GetValueOrDefault(service.Id)?.Current(PointInterval);
                return new ServiceUsage(
                    service, demand.Millicores, demand.MemoryBytes, [.. points[service.Id], .. current is null ? [] : new[] { current }]);
            }),
        ];
    }

    /// <inheritdoc/>
    public CurrentUsage ReadCurrent() => UsageSnapshot.Of(view.State, _series.GetValueOrDefault);

    /// <summary>Takes one sample of all services.</summary>
    public async Task SampleAsync(CancellationToken cancellationToken)
    {
        var state = view.State;
        var now = time.GetUtcNow();
        // A long gap, in which nothing was measured, is not charged.
        if (_lastSample != default && now - _lastSample is var gap && gap > TimeSpan.Zero && gap < MaxGap)
            _accounting.AddReservations(state, now, gap.TotalSeconds);
        _lastSample = now;
        if (backend is IUsageBackend source) await SampleNodesAsync(source, state, now, cancellationToken);
        foreach (var (id, series) in _series)
        {
            if (series.TakePoint(now, PointInterval) is { } point) _points.Add(point);
            else if (!IsRunning(state, id)) Forget(id, series);
        }

        await SaveAsync(now, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.UsageInterval is not { } interval || _store is null) return;
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested || !role.IsLeader) continue;
            try
            {
                await SampleAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // What was not stored is lost: a minute at most.
            }
        }
    }

    // The last minute of a service is not complete.
    private void Forget(long serviceId, ServiceSeries series)
    {
        if (series.Current(PointInterval) is { } last) _points.Add(last);
        _series.TryRemove(serviceId, out _);
        _executionOf.TryRemove(serviceId, out _);
    }

    private static Resources Demand(Execution execution, Service service) => ServiceDemand.Of(execution.DefinitionOf(service));

    private bool IsRunning(EngineState state, long serviceId) =>
        _executionOf.TryGetValue(serviceId, out var executionId)
        && state.Executions.TryGetValue(executionId, out var execution)
        && execution.FindService(serviceId) is { Node: not null };

    private async Task SampleNodesAsync(IUsageBackend source, EngineState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var nodes = state.Nodes.Values.Where(node => node.Online && !state.Index.OnNode(node.Name).IsEmpty).Select(node => node.Name);
        var samples = new ConcurrentBag<UsageSample>();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = MaxNodesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(nodes, limit, async (node, token) =>
        {
            try
            {
                foreach (var sample in await source.ReadUsageAsync(node, token)) samples.Add(sample);
            }
            catch (BackendException failure)
            {
                HostingLog.UsageNotRead(logger, node, failure.Message);
            }
        });
        foreach (var sample in samples)
        {
            if (state.Find(sample.Key) is not var (execution, service) || service.Key != sample.Key) continue;
            _executionOf[service.Id] = execution.Id;
            var (cpu, bytes) = _series.GetOrAdd(service.Id, id => new ServiceSeries(id)).Add(sample, now, time, MaxIdleGap);
            _accounting.AddUsage(execution, now, cpu, bytes);
        }
    }

    private async Task SaveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_store is null || now < _nextSave) return;
        _nextSave = now + PointInterval;
        var increments = _accounting.Take();
        try
        {
            if (_points.Count > 0 || increments.Count > 0) await _store.SaveAsync(_points, increments, cancellationToken);
            _points.Clear();
            increments = [];
            if (now < _nextCompaction) return;
            _nextCompaction = now + CompactInterval;
            await _store.CompactAsync(now - FineFor, MergedInterval, cancellationToken);
            if (options.UsageRetention is { } retention) await _store.DeleteBeforeAsync(now - retention, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            HostingLog.UsageNotStored(logger, failure);
        }
        finally
        {
            foreach (var increment in increments) _accounting.Add(increment);
            // While the store fails, points of an hour wait at most.
            var most = 60 * Math.Max(1, _series.Count);
            if (_points.Count > most) _points.RemoveRange(0, _points.Count - most);
        }
    }
}
