using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Backends.Drivers;
using Zoe.Hosting.Logs.Files;
using Zoe.Hosting.Logs.Gelf;

namespace Zoe.Hosting.Logs.Collecting;

/// <summary>Collects the output of all services that run.</summary>
internal sealed class LogCollectors(
    IBackend backend, LogPaths paths, ZoeOptions options, TimeProvider time, ILogger<LogCollectors> logger) : IAsyncDisposable
{
    /// <summary>How long the removal of an ended service waits for its last output.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<ServiceKey, Lazy<(ILogSource Source, Task Task)>> _running = new();

    /// <summary>Begins to collect the output of a service unless that is under way.</summary>
    public void Ensure(ServiceKey key, string node) => _ = Get(key, node).Value;

    /// <summary>Where the output of a service comes from now; null when nothing collects it.</summary>
    public ILogSource? Find(ServiceKey key) =>
        _running.TryGetValue(key, out var running) ? running.Value.Source : null;

    /// <summary>
    /// Completes when the output of a service that has ended is collected, or takes too long, or at once when it cannot
    /// be written: an execution is not held up by a full disk.
    /// </summary>
    public async Task CollectRestAsync(ServiceKey key, string node, CancellationToken cancellationToken)
    {
        var (source, task) = Get(key, node).Value;
        source.ExpectEnd();
        var since = time.GetTimestamp();
        while (!task.IsCompleted && !source.IsStuck)
        {
            if (time.GetElapsedTime(since) > Patience)
            {
                HostingLog.LogsInterrupted(logger, key, node, "the rest of its output could not be read in time");
                return;
            }

            await Task.WhenAny(task, Task.Delay(LookInterval, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Forgets the collectors of services that are gone.</summary>
    public void Forget(Func<ServiceKey, bool> matches)
    {
        foreach (var (key, running) in _running)
            if (running.Value.Source.IsComplete && matches(key)) _running.TryRemove(key, out _);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (var running in _running.Values)
            await running.Value.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    /// <summary>True when engines send the output to this server, which then does not read it as well.</summary>
    private bool IsReceivedAsGelf =>
        options is { GelfListenerPort: not null, GelfAddress: not null } && backend is IGelfBackend;

    private Lazy<(ILogSource Source, Task Task)> Get(ServiceKey key, string node) =>
        _running.GetOrAdd(key, _ => new(() =>
        {
            var folder = paths.Folder(key.ExecutionId, key.ServiceId);
            ILogSource source = IsReceivedAsGelf
                ? new GelfSource(key, folder, options, time, logger)
                : new LogCollector(key, node, folder, backend, DescriptorBudget.OfThisProcess, options, time, logger);
            return (source, Task.Run(() => source.RunAsync(_stopping.Token)));
        }));
}
