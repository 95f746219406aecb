using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.IdleExecutions;

/// <summary>
/// Requests through the links of all hosts on a shared store. Each host records which executions it forwards to; the leader
/// reads when they were last used.
/// </summary>
internal sealed class SharedLinkActivity(
    LinkActivity links, HostRole role, EngineView view, IExecutionStore store, ZoeOptions options, TimeProvider time,
    ILogger<SharedLinkActivity> logger) : BackgroundService, IActivitySource
{
    private static readonly TimeSpan MaxInterval = TimeSpan.FromSeconds(30);

    // What was read is not used any more after as many intervals.
    private const int ValidIntervals = 3;

    private readonly HashSet<long> _unrecorded = [];
    private volatile LastUse? _read;

    /// <inheritdoc/>
    public TimeSpan? FindIdleTime(Execution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (_read is not { } read || time.GetElapsedTime(read.At) is var since && since > ValidIntervals * Interval) return null;
        // A host may not have recorded its latest requests yet.
        return read.Ages.TryGetValue(execution.Id, out var age) ? age + since - Interval : TimeSpan.MaxValue;
    }

    /// <summary>Records what this host has forwarded to, and reads the use on all hosts where it leads.</summary>
    public async Task ExchangeAsync(CancellationToken cancellationToken)
    {
        var shared = (ISharedStore)store;
        _unrecorded.UnionWith(links.TakeUsed());
        if (_unrecorded.Count > 0) await shared.RecordUseAsync(_unrecorded, cancellationToken);
        _unrecorded.Clear();
        links.Forget(id => view.IsLoaded && !view.State.Executions.ContainsKey(id));
        if (!role.IsLeader) return;
        var at = time.GetTimestamp();
        _read = new LastUse(at, await shared.ReadUseAsync(cancellationToken));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.IdleAfter is null || store is not ISharedStore) return;
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await ExchangeAsync(stoppingToken);
                }
                catch (StoreUnavailableException failure)
                {
                    HostingLog.LinkUseNotShared(logger, failure.Message);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal shutdown.
        }
    }

    private TimeSpan Interval => TimeSpan.FromTicks(Math.Clamp(
        options.IdleAfter.GetValueOrDefault().Ticks / 10, TimeSpan.TicksPerMillisecond, MaxInterval.Ticks));

    private sealed record LastUse(long At, IReadOnlyDictionary<long, TimeSpan> Ages);
}
