using Microsoft.Extensions.Hosting;

namespace Zoe.Hosting.Disks;

/// <summary>
/// Checks the disks periodically, so that health reports a full disk and recovers when there is space again.
/// </summary>
internal sealed class DiskMonitor(DiskSpace disks, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            disks.Check();
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
