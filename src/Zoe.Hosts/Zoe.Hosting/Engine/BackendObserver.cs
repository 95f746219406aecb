using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Engine.Commands;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Engine.View;

namespace Zoe.Hosting.Engine;

/// <summary>Passes the backend's events to the engine and, now and then or when asked, a full list of what runs.</summary>
internal sealed class BackendObserver(
    IBackend backend,
    EngineInbox inbox,
    EngineView view,
    CommandDispatcher dispatcher,
    ZoeOptions options,
    TimeProvider time,
    ILogger logger)
{
    private readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Asks for a full list soon; several wishes at once are one.</summary>
    public void AskForAll() => _wishes.Writer.TryWrite(true);

    /// <summary>The tasks that observe; they end only by cancellation or a defect.</summary>
    public IReadOnlyList<Task> Run(CancellationToken cancellationToken) =>
        [WatchAsync(cancellationToken), ListRegularlyAsync(cancellationToken)];

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        await foreach (var happened in backend.WatchAsync(cancellationToken)) inbox.Post(new BackendReport(happened));
    }

    private async Task ListRegularlyAsync(CancellationToken cancellationToken)
    {
        AskForAll();
        while (true)
        {
            await WaitAsync(cancellationToken);
            try
            {
                var askedAt = dispatcher.Sequence;
                var nodes = await backend.DescribeNodesAsync(cancellationToken);
                var listing = await backend.ListAsync(cancellationToken);
                inbox.Post(FullReport.Compare(nodes, listing, askedAt, view.State));
            }
            catch (BackendException failure)
            {
                HostingLog.ReconcileFailed(logger, failure.Message);
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var wish = _wishes.Reader.ReadAsync(waiting.Token).AsTask();
        await Task.WhenAny(wish, Task.Delay(options.ReconcileInterval.ForTimer(), time, waiting.Token));
        await waiting.CancelAsync();
        await ((Task)wish).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
