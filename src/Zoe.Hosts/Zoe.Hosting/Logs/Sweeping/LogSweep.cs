using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Background;
using Zoe.Hosting.Logs.Files;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Logs.Sweeping;

/// <summary>
/// Removes, at the start, the log folders of executions that the store does not know: a server that was killed while it
/// deleted an execution leaves one. What the store cannot tell (it is unavailable, the record cannot be read) stays.
/// </summary>
internal sealed class LogSweep(
    IExecutionStore store, LogPaths paths, BackgroundFiles files, TimeProvider time, ILogger<LogSweep> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(1);

    /// <summary>Looks once; throws what the store throws when it is unavailable.</summary>
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
        // Not before the host has started: the store is opened by then.
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
            // It is there, and its logs are kept with it.
            return true;
        }
    }
}
