using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Engine.Commands;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Engine.View;

namespace Zoe.Hosting.Engine;

/// <summary>Posts the backend's events to the engine, and full listings periodically and on request.</summary>
internal sealed class BackendObserver(
    IBackend backend,
    EngineInbox inbox,
    EngineView view,
    EngineEffects effects,
    CommandDispatcher dispatcher,
    ZoeOptions options,
    TimeProvider time,
    ILogger logger)
{
    private readonly Channel<bool> _requests = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Requests a full listing soon; concurrent requests are merged.</summary>
    public void RequestFullList() => _requests.Writer.TryWrite(true);

    /// <summary>Starts the observing tasks, which end only by cancellation or an unexpected exception.</summary>
    public IReadOnlyList<Task> Run(CancellationToken cancellationToken) =>
        [WatchAsync(cancellationToken), ListRegularlyAsync(cancellationToken)];

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        await foreach (var happened in backend.WatchAsync(cancellationToken)) inbox.Post(new BackendReport(happened));
    }

    private async Task ListRegularlyAsync(CancellationToken cancellationToken)
    {
        RequestFullList();
        await using var timer = time.CreateTimer(_ => RequestFullList(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (true)
        {
            timer.Change(options.ReconcileInterval.ForTimer(), Timeout.InfiniteTimeSpan);
            await _requests.Reader.ReadAsync(cancellationToken);
            try
            {
                var requestedAt = dispatcher.Sequence;
                var nodes = await backend.DescribeNodesAsync(cancellationToken);
                var listing = await backend.ListAsync(cancellationToken);
                inbox.Post(FullReport.Compare(nodes, listing, requestedAt, view.State));
                effects.ForgetEnded(view, requestedAt);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                HostingLog.ReconcileFailed(logger, failure is BackendException ? failure.Message : failure.ToString());
            }
        }
    }
}
