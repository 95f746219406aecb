using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Docker.Nodes;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Docker.Watching;

/// <summary>Follows the events of all nodes for one watcher, while nodes come and go.</summary>
internal sealed class BackendWatch(
    NodeSet nodes, BackendEventFanOut notices, string deployment, TimeProvider time, ILogger logger)
{
    private readonly Dictionary<DockerNode, (CancellationTokenSource Stop, Task Watching)> _running = [];

    /// <summary>Writes events until cancelled.</summary>
    public async Task RunAsync(ChannelWriter<BackendEvent> events, CancellationToken cancellationToken)
    {
        using var forwarding = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var forwarded = ForwardAsync(events, forwarding.Token);
        try
        {
            while (true)
            {
                var current = nodes.Current;
                foreach (var gone in _running.Keys.Except(current.Nodes).ToArray())
                {
                    await StopAsync(gone);
                    if (current.Nodes.Any(node => node.Name == gone.Name)) continue;
                    var removed = gone.Description.Offline("It is no longer configured");
                    await events.WriteAsync(new NodeChanged(removed), cancellationToken);
                }

                foreach (var node in current.Nodes.Except(_running.Keys).ToArray())
                {
                    var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                    _running.Add(node, (stop, WatchAsync(node, events, stop.Token)));
                }

                await current.Changed.WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The watcher left.
        }
        finally
        {
            await forwarding.CancelAsync();
            await forwarded;
            foreach (var node in _running.Keys.ToArray()) await StopAsync(node);
        }
    }

    // Events that arise in the driver itself.
    private async Task ForwardAsync(ChannelWriter<BackendEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var notice in notices.WatchAsync([], cancellationToken))
                await events.WriteAsync(notice, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The watcher left.
        }
    }

    private async Task StopAsync(DockerNode node)
    {
        _running.Remove(node, out var watch);
        await watch.Stop.CancelAsync();
        await watch.Watching;
        watch.Stop.Dispose();
    }

    private async Task WatchAsync(
        DockerNode node, ChannelWriter<BackendEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await new NodeWatch(node, deployment, time, logger).RunAsync(events, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The watcher left, or the node.
        }
        catch (Exception bug)
        {
            // The watcher must not block forever on events that have no reader.
            events.TryComplete(bug);
        }
    }
}
