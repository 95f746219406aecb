using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker;

/// <summary>Follows the events of all nodes for one watcher, while nodes come and go.</summary>
internal sealed class BackendWatch(NodeSet nodes, string deployment, TimeProvider time, ILogger logger)
{
    private readonly Dictionary<DockerNode, (CancellationTokenSource Stop, Task Watching)> _running = [];

    /// <summary>Writes events until cancelled.</summary>
    public async Task RunAsync(ChannelWriter<BackendEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var current = nodes.Current;
                foreach (var gone in _running.Keys.Except(current.Nodes).ToArray())
                {
                    await StopAsync(gone);
                    if (current.Nodes.Any(node => node.Name == gone.Name)) continue;
                    var farewell = gone.Description.Offline("It is no longer configured");
                    await events.WriteAsync(new NodeChanged(farewell), cancellationToken);
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
            foreach (var node in _running.Keys.ToArray()) await StopAsync(node);
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
            // The watcher must not wait for ever for events that nobody reads.
            events.TryComplete(bug);
        }
    }
}
