using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Zoe.Hosting.Health.Checks;

/// <summary>
/// Watches the background services of Zoe's packages: one that fails makes the process unhealthy, whatever the host does
/// about it.
/// </summary>
internal sealed class BackgroundServiceWatch(IServiceProvider services, EngineHealth health, ILogger<BackgroundServiceWatch> logger)
    : IHostedLifecycleService
{
    private readonly HashSet<Type> _reported = [];
    private List<BackgroundService> _watched = [];

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        // Not injected: the list of hosted services contains this one.
        _watched = [.. services.GetServices<IHostedService>().OfType<BackgroundService>().Where(IsOurs)];
        foreach (var service in _watched)
        {
            if (service.ExecuteTask is not { } running) continue;
            _ = running.ContinueWith(
                task => Report(service, task), CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        // The host may be stopping because of a failure whose continuation has not run yet.
        foreach (var service in _watched)
            if (service.ExecuteTask is { IsFaulted: true } task) Report(service, task);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsOurs(BackgroundService service) =>
        service.GetType().Assembly.GetName().Name!.StartsWith("Zoe.", StringComparison.Ordinal);

    private void Report(BackgroundService service, Task task)
    {
        lock (_reported)
        {
            if (!_reported.Add(service.GetType())) return;
        }

        var failure = task.Exception!.GetBaseException();
        HostingLog.BackgroundTaskFailed(logger, failure, service.GetType().Name);
        health.RaiseFailedTask(service.GetType().Name, failure);
    }
}
