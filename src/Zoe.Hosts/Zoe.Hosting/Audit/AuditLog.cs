using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Zoe.Hosting.Audit;

/// <summary>
/// Stores entries in the background, many with one write, and deletes those that are older than the retention. While the
/// store fails, a bounded number of entries waits.
/// </summary>
internal sealed class AuditLog(IServiceProvider services, ZoeOptions options, TimeProvider time, ILogger<AuditLog> logger)
    : BackgroundService, IAuditLog
{
    /// <summary>Maximum number of entries that wait.</summary>
    public const int MaxWaiting = 65_536;

    private const int MaxBatch = 8192;
    private const int MaxDeleted = 10_000;

    // One write each second at most, beside those of the engine.
    private static readonly TimeSpan WriteInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetentionInterval = TimeSpan.FromHours(1);

    private readonly Channel<AuditEntry> _entries = Channel.CreateBounded<AuditEntry>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly IAuditStore? _store = services.GetService<IAuditStore>();
    private readonly List<AuditEntry> _batch = [];
    private long _lost;
    private long _reportedLost;
    private DateTimeOffset _nextDeletion;

    /// <summary>Number of entries that were not stored.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <inheritdoc/>
    public void Record(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (_store is not null && !_entries.Writer.TryWrite(AuditText.Clean(entry))) Interlocked.Increment(ref _lost);
    }

    /// <summary>Stores what waits, also when the host stops before the first write.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_store is null) return;
        await StoreAsync(_batch, cancellationToken);
        Interlocked.Add(ref _lost, _batch.Count + _entries.Reader.Count);
        ReportLost();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_store is null) return;
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await StoreAsync(_batch, stoppingToken);
            ReportLost();
            if (_batch.Count < MaxBatch) await Task.Delay(WriteInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Stores what waits; what the store refuses stays in the batch.</summary>
    private async Task StoreAsync(List<AuditEntry> batch, CancellationToken cancellationToken)
    {
        try
        {
            do
            {
                while (batch.Count < MaxBatch && _entries.Reader.TryRead(out var entry)) batch.Add(entry);
                if (batch.Count == 0) break;
                await _store!.AppendAsync(batch, cancellationToken);
                batch.Clear();
            }
            while (true);
            if (options.AuditRetention is { } retention && time.GetUtcNow() is var now && now >= _nextDeletion)
            {
                _nextDeletion = now + RetentionInterval;
                while (await _store!.DeleteBeforeAsync(now - retention, MaxDeleted, cancellationToken) == MaxDeleted)
                {
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The caller stores the batch once more.
        }
        catch (Exception failure)
        {
            HostingLog.AuditNotStored(logger, failure, batch.Count);
        }
    }

    private void ReportLost()
    {
        var lost = Lost;
        if (lost > _reportedLost) HostingLog.AuditLost(logger, lost - _reportedLost);
        _reportedLost = lost;
    }
}
