using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>Collects the output of all services that run.</summary>
internal sealed class LogCollectors(
    IBackend backend, LogPaths paths, TimeProvider time, ILogger<LogCollectors> logger) : IAsyncDisposable
{
    /// <summary>How long the removal of an ended service waits for its last output.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<ServiceKey, Lazy<(LogCollector Collector, Task Task)>> _running = new();

    /// <summary>Begins to collect the output of a service unless that is under way.</summary>
    public void Ensure(ServiceKey key, string node) => _ = Get(key, node).Value;

    /// <summary>The collector at work for a service; null when there is none.</summary>
    public LogCollector? Find(ServiceKey key) =>
        _running.TryGetValue(key, out var running) ? running.Value.Collector : null;

    /// <summary>Completes when the output of a service that has ended is collected, or takes too long.</summary>
    public async Task CollectRestAsync(ServiceKey key, string node, CancellationToken cancellationToken)
    {
        var task = Get(key, node).Value.Task;
        try
        {
            await task.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            HostingLog.LogsInterrupted(logger, key, node, "the rest of its output could not be read in time");
        }
    }

    /// <summary>Forgets the collectors of services that are gone.</summary>
    public void Forget(Func<ServiceKey, bool> matches)
    {
        foreach (var (key, running) in _running)
            if (running.Value.Collector.IsComplete && matches(key)) _running.TryRemove(key, out _);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (var running in _running.Values)
            await running.Value.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private Lazy<(LogCollector Collector, Task Task)> Get(ServiceKey key, string node) =>
        _running.GetOrAdd(key, _ => new(() =>
        {
            var path = paths.File(key.ExecutionId, key.ServiceId, key.Attempt);
            var collector = new LogCollector(key, node, path, backend, time, logger);
            return (collector, Task.Run(() => collector.RunAsync(_stopping.Token)));
        }));
}
