using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Operations;

/// <summary>Removes idempotency keys once they have been kept for the configured time.</summary>
internal sealed class KeySweep(IExecutionStore store, ZoeOptions options, TimeProvider time, ILogger<KeySweep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await SweepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal shutdown.
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.DeleteKeysAsync(time.GetUtcNow() - options.IdempotencyKeyRetention, cancellationToken);
        }
        catch (StoreUnavailableException failure)
        {
            HostingLog.KeysNotSwept(logger, failure.Message);
        }
    }
}
