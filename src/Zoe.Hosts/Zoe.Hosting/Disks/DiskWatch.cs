using Microsoft.Extensions.Hosting;

namespace Zoe.Hosting;

/// <summary>Looks at the disks at intervals, so that health tells of a full one, and of room when there is some again.</summary>
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
