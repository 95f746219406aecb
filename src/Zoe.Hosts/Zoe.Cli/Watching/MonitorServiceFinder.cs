using Zoe.Client;
using Zoe.Client.Documents;

namespace Zoe.Cli.Watching;

/// <summary>Finds the monitor service of an execution.</summary>
internal static class MonitorServiceFinder
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until the first monitor service has started; null when the execution ended before.</summary>
    public static async Task<ServiceDocument?> FindAsync(
        ZoeClient client, long executionId, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            var execution = await client.GetExecutionAsync(executionId, cancellationToken);
            var services = await client.GetServicesAsync(execution, cancellationToken);
            if (services.Find(static service => service.IsMonitor) is { HasStarted: true } monitor) return monitor;
            if (execution.HasEnded) return null;
            await Task.Delay(Interval, time, cancellationToken);
        }
    }
}
