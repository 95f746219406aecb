using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.IdleExecutions;

/// <summary>
/// Ends running executions that have been idle for the configured time, after a warning. Idle times are those of a
/// monotonic clock, so that an adjustment of the system clock ends nothing.
/// </summary>
internal sealed class IdleMonitor(
    IEnumerable<IActivitySource> sources,
    LinkActivity links,
    SharedLinkActivity sharedLinks,
    CpuActivity cpu,
    HostRole role,
    EngineView view,
    EngineInbox inbox,
    IExecutionStore store,
    ZoeOptions options,
    TimeProvider time,
    ILogger<IdleMonitor> logger) : BackgroundService
{
    private static readonly TimeSpan MaxInterval = TimeSpan.FromMinutes(1);

    private readonly List<IActivitySource> _sources =
    [
        links,
        .. store is ISharedStore ? [sharedLinks] : Array.Empty<IActivitySource>(),
        .. cpu.Obstacle is null ? [cpu] : Array.Empty<IActivitySource>(),
        .. sources,
    ];
    private readonly Dictionary<long, long> _warnedAt = [];

    /// <summary>Checks all running executions once.</summary>
    public void Check(TimeSpan idleAfter)
    {
        var state = view.State;
        foreach (var execution in state.Executions.Values)
            if (execution.Status is ExecutionStatus.Running) Check(execution, idleAfter);
        foreach (var ended in _warnedAt.Keys.Where(id => !state.Executions.ContainsKey(id)).ToList()) _warnedAt.Remove(ended);
        links.Forget(id => !state.Executions.ContainsKey(id));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.IdleAfter is not { } idleAfter) return;
        // Without the usage of cores, computing executions would be ended.
        if (cpu.Obstacle is { } obstacle && !sources.Any())
        {
            HostingLog.IdleNotDetected(logger, obstacle);
            return;
        }

        var interval = TimeSpan.FromTicks(Math.Clamp(idleAfter.Ticks / 10, TimeSpan.TicksPerMillisecond, MaxInterval.Ticks));
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                if (role.IsLeader) Check(idleAfter);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal shutdown.
        }
    }

    private void Check(Execution execution, TimeSpan idleAfter)
    {
        var now = time.GetUtcNow();
        var warning = options.IdleWarning < idleAfter ? options.IdleWarning : idleAfter;
        var idle = execution.KeepUntil > now ? TimeSpan.Zero : FindIdleTime(execution, now);
        if (idle < idleAfter - warning || idle == TimeSpan.Zero)
        {
            _warnedAt.Remove(execution.Id);
            if (execution.IdleEnd is not null) inbox.Post(new IdleReport(execution.Id, null));
        }
        else if (!_warnedAt.TryGetValue(execution.Id, out var warnedAt))
        {
            _warnedAt.Add(execution.Id, time.GetTimestamp());
            var left = idleAfter - idle;
            inbox.Post(new IdleReport(execution.Id, now + (left > warning ? left : warning)));
        }
        else if (idle >= idleAfter && time.GetElapsedTime(warnedAt) >= warning)
        {
            inbox.Post(new IdleEndReport(execution.Id, idle));
        }
    }

    /// <summary>Zero when a source cannot tell.</summary>
    private TimeSpan FindIdleTime(Execution execution, DateTimeOffset now)
    {
        var idle = now - execution.TimeStart ?? TimeSpan.Zero;
        foreach (var source in _sources)
        {
            if (source.FindIdleTime(execution) is not { } time) return TimeSpan.Zero;
            if (time < idle) idle = time;
        }

        return idle < TimeSpan.Zero ? TimeSpan.Zero : idle;
    }
}
