using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Background;
using Zoe.Hosting.Logs.Files;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Logs.Sweeping;

/// <summary>
/// Removes, at the start, log folders of executions that are not in the store, left by a server that was killed while
/// deleting an execution. Folders stay when the store is unavailable or the record unreadable.
/// </summary>
internal sealed class LogSweep(
    IExecutionStore store, LogPaths paths, BackgroundFiles files, TimeProvider time, ILogger<LogSweep> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(1);

    /// <summary>Sweeps once; throws when the store is unavailable.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, folder) in paths.ListExecutions())
        {
            if (await IsKnownAsync(id, cancellationToken)) continue;
            HostingLog.LogsSwept(logger, id);
            files.DeleteFolder($"Deleting the logs of execution {id.ToString(CultureInfo.InvariantCulture)}", folder);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // After the host has started, when the store is open.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                HostingLog.LogsNotSwept(logger, failure.Message);
            }

            await Task.Delay(RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsKnownAsync(long id, CancellationToken cancellationToken)
    {
        try
        {
            return await store.FindAsync(id, cancellationToken) is not null;
        }
        catch (UnreadableExecutionException)
        {
            // It exists, and its logs are kept.
            return true;
        }
    }
}
