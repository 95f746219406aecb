using Zoe.Backends;
using Zoe.Hosting.Background;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Logs.Collecting;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Logs.Reading;

/// <summary>
/// Waits for further output of one attempt: for its collector where this host has it, else by polling the files that another
/// host writes.
/// </summary>
internal sealed class LogGrowth(ServiceKey key, IExecutionStore store, LogCollectors collectors, ChangeSignal changes, TimeProvider time)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    private Task? _change;

    /// <summary>
    /// Get it before the files are read, and await it after that. Null when the output is complete: what is read from then on
    /// is all there is.
    /// </summary>
    public async ValueTask<Task?> NextAsync(CancellationToken cancellationToken)
    {
        if (collectors.Find(key) is { } source)
        {
            var grown = source.Grown.Next;
            if (source.IsComplete) return null;
            if (!source.IsInterrupted) return grown.WaitAsync(cancellationToken);
        }

        // The store is read only when something has changed.
        if (_change is not { IsCompleted: false })
        {
            _change = changes.Next;
            if (await HasEndedAsync(cancellationToken)) return null;
        }

        return Task.Delay(PollInterval, time, cancellationToken);
    }

    /// <summary>A container is removed, and its node released, once its output was collected.</summary>
    private async Task<bool> HasEndedAsync(CancellationToken cancellationToken) =>
        (await store.FindByServiceAsync(key.ServiceId, cancellationToken))?.FindService(key.ServiceId) is not { Node: not null } service
        || service.Attempt != key.Attempt;
}
