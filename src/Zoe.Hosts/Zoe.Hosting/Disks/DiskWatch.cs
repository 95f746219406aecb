using Microsoft.Extensions.Hosting;

namespace Zoe.Hosting.Disks;

/// <summary>Checks the disks at intervals, so that health reports a full one and clears when there is room again.</summary>
internal sealed class DiskWatch(DiskRoom disks, TimeProvider time) : BackgroundService
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
