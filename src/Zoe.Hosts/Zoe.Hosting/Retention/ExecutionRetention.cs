using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Diagnostics;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Operations;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Hosting.Retention;

/// <summary>
/// Deletes executions that ended longer ago than configured, after archiving them where that is configured. Only the
/// leader does it, through its engine, so that a host that lost the leadership deletes nothing.
/// </summary>
internal sealed class ExecutionRetention(
    IServiceProvider services,
    IExecutionStore store,
    EngineRequests requests,
    HostRole role,
    IAuditLog audit,
    ZoeMetrics metrics,
    ZoeOptions options,
    TimeProvider time,
    ILogger<ExecutionRetention> logger) : BackgroundService
{
    private const string SystemActor = "system";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.ExecutionRetention is not { } retention) return;
        using var timer = new PeriodicTimer(FirstDelay, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                timer.Period = Interval;
                if (role.IsLeader) await PurgeAsync(time.GetUtcNow() - retention, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal shutdown.
        }
    }

    /// <summary>Purges once; a failure is logged and recorded.</summary>
    public async Task PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        var archives = new List<string>();
        var purge = new ExecutionPurge(store, time)
        {
            DeleteAsync = async (batch, cancellation) =>
            {
                await Task.WhenAll(batch.Select(id => requests.DeleteEndedAsync(id, cancellation)));
                deleted += batch.Count;
                metrics.Purged.Add(batch.Count);
            },
            ArchiveAsync = options.ArchiveFolder is null ? null : async (part, cancellation) => archives.Add(await ArchiveAsync(part, cancellation)),
        };
        try
        {
            await purge.RunAsync(before, cancellationToken);
            if (deleted > 0) Report(AuditResult.Ok, deleted, before, archives, null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            HostingLog.PurgeFailed(logger, failure.Message);
            Report(AuditResult.Failed, deleted, before, archives, failure.Message);
        }
    }

    private async Task<string> ArchiveAsync(IReadOnlyList<long> part, CancellationToken cancellationToken)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"executions-{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}-{part.Min()}-{part.Max()}{ExecutionArchive.Suffix}");
        var path = Path.Combine(options.ArchiveFolder!, name);
        await ExecutionArchive.WriteAsync(
            services.GetRequiredService<IStoreTransfer>(), part, path, options.ServiceLogsFolder, cancellationToken);
        return path;
    }

    private void Report(AuditResult result, long deleted, DateTimeOffset before, List<string> archives, string? problem)
    {
        if (deleted > 0) HostingLog.Purged(logger, deleted, before, archives.Count == 0 ? "none" : string.Join(", ", archives));
        audit.Record(new AuditEntry
        {
            Time = time.GetUtcNow(),
            Actor = SystemActor,
            Action = AuditActions.Purge,
            Target = string.Create(CultureInfo.InvariantCulture, $"{deleted} executions that ended before {before:yyyy-MM-dd HH:mm:ss}Z"),
            Result = result,
            Detail = problem,
        });
    }
}
