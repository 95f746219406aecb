using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Backends.Drivers;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Health;
using Zoe.Hosting.Logs.Files;
using Zoe.Hosting.Logs.Gelf;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Logs.Collecting;

/// <summary>Collects the output of all running services.</summary>
internal sealed class LogCollectors(
    IBackend backend, LogPaths paths, HostRole role, EngineHealth health, ZoeOptions options, TimeProvider time, ILogger<LogCollectors> logger)
    : IAsyncDisposable
{
    /// <summary>How long the removal of an ended service waits for its remaining output.</summary>
    private static readonly TimeSpan CollectTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<ServiceKey, Lazy<(ILogSource Source, Task Task)>> _running = new();

    /// <summary>Starts collecting the output of a service unless already started.</summary>
    public void Ensure(ServiceKey key, string node) => _ = Get(key, node).Value;

    /// <summary>The source of a service's output; null when it is not being collected.</summary>
    public ILogSource? Find(ServiceKey key) =>
        _running.TryGetValue(key, out var running) ? running.Value.Source : null;

    /// <summary>
    /// Completes when the output of an ended service is collected or a timeout elapses; immediately when it cannot be
    /// written, so that a full disk does not block the end of an execution.
    /// </summary>
    public async Task CollectRestAsync(ServiceKey key, string node, CancellationToken cancellationToken)
    {
        var (source, task) = Get(key, node).Value;
        source.ExpectEnd();
        var since = time.GetTimestamp();
        while (!task.IsCompleted && !source.IsBlocked)
        {
            if (time.GetElapsedTime(since) > CollectTimeout)
            {
                HostingLog.LogsInterrupted(logger, key, node, "timeout while reading its remaining output");
                return;
            }

            await Task.WhenAny(task, Task.Delay(PollInterval, time, CancellationToken.None));
            cancellationToken.ThrowIfCancellationRequested();
        }

        // The container keeps its output for the next leader.
        if (source.IsInterrupted) throw new FencedException(0);
    }

    /// <summary>Drops the completed collectors of removed services.</summary>
    public void Forget(Func<ServiceKey, bool> matches)
    {
        foreach (var (key, running) in _running)
            if (running.Value.Source.IsComplete && matches(key)) _running.TryRemove(key, out _);
    }

    /// <summary>
    /// Stops collecting, so that another host can; collecting may begin again. May not run concurrently with <see
    /// cref="Ensure"/>.
    /// </summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        foreach (var running in _running.Values)
            await running.Value.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _running.Clear();
        _stopping.Dispose();
        _stopping = new CancellationTokenSource();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    /// <summary>True when Docker Engines send the output to this server, so that it must not be read as well.</summary>
    private bool IsReceivedAsGelf =>
        options is { GelfListenerPort: not null, GelfAddress: not null } && backend is IGelfBackend;

    private Lazy<(ILogSource Source, Task Task)> Get(ServiceKey key, string node) =>
        _running.GetOrAdd(key, _ => new(() =>
        {
            var folder = paths.Folder(key.ExecutionId, key.ServiceId);
            ILogSource source = IsReceivedAsGelf
                ? new GelfSource(key, folder, options, time, logger)
                : new LogCollector(key, node, folder, backend, role, DescriptorBudget.OfThisProcess, options, time, logger);
            return (source, RunAsync(source, key, node));
        }));

    private async Task RunAsync(ILogSource source, ServiceKey key, string node)
    {
        // Not on the engine's turn: it reads and writes files.
        await Task.Yield();
        try
        {
            await source.RunAsync(_stopping.Token);
        }
        catch (FencedException)
        {
            // The leader continues.
        }
        catch (Exception failure) when (!_stopping.IsCancellationRequested)
        {
            HostingLog.LogsFailedUnexpectedly(logger, failure, key, node);
            health.Raise(HealthConditions.UnexpectedError, $"The output of service {key} is not collected any more: {failure.Message}");
        }
    }
}
