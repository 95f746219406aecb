using Microsoft.Extensions.Logging;
using Zoe.Hosting.Background;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Engine.Leadership;

/// <summary>Notifies other hosts of changes of the leader, at a limited rate. For shared stores only.</summary>
internal sealed class ChangePublisher(IExecutionStore store, ChangeSignal changes, TimeProvider time, ILogger<ChangePublisher> logger)
{
    private readonly ISharedStore _store = (ISharedStore)store;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var change = changes.Next;
        while (true)
        {
            await change.WaitAsync(cancellationToken);
            // Before notifying, so that a change during the pause is not missed.
            change = changes.Next;
            try
            {
                await _store.NotifyChangedAsync(cancellationToken);
            }
            catch (StoreUnavailableException failure)
            {
                HostingLog.ChangesNotPublished(logger, failure.Message);
            }

            await Task.Delay(Interval, time, cancellationToken);
        }
    }
}
