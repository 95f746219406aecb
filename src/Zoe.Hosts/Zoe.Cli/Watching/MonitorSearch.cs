using Zoe.Cli.Api;

namespace Zoe.Cli.Watching;

/// <summary>Finds the service whose log tells how an execution fares.</summary>
internal sealed class MonitorSearch(ZoeClient client, Retry retry, TimeProvider time)
{
    /// <summary>
    /// The first monitor service, once it has been started; null when the execution ended before that.
    /// </summary>
    public async Task<ServiceDocument?> FindAsync(long executionId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var execution = await retry.RunAsync(
                () => client.GetExecutionAsync(executionId, cancellationToken), cancellationToken);
            var monitor = await FindMonitorAsync(execution, cancellationToken);
            if (monitor is not null && monitor.HasStarted()) return monitor;
            if (execution.HasEnded()) return null;
            await Task.Delay(ExecutionWatch.Interval, time, cancellationToken);
        }
    }

    private async Task<ServiceDocument?> FindMonitorAsync(
        ExecutionDocument execution, CancellationToken cancellationToken)
    {
        foreach (var id in execution.Services)
        {
            var service = await retry.RunAsync(() => client.GetServiceAsync(id, cancellationToken), cancellationToken);
            if (service.IsMonitor()) return service;
        }

        return null;
    }
}
