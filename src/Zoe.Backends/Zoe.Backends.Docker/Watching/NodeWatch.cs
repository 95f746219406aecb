using System.Threading.Channels;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Nodes;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Docker.Watching;

/// <summary>
/// Follows the events of one engine for one watcher. A broken stream is opened again from where it ended, as far as
/// the engine still knows what happened meanwhile, and an event reports each time that the stream is connected.
/// </summary>
internal sealed class NodeWatch(DockerNode node, string deployment, TimeProvider time, ILogger logger)
{
    // Events are not strictly in the order of their times, so a second before the last one is asked for again.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(1);

    // An engine sends the event of a container's end before its list of containers shows it, and a watcher that begins in
    // between has only the list. Busy engines have been seen to need seconds.
    private static readonly TimeSpan ListDelay = TimeSpan.FromSeconds(10);

    // With the 5 s that an engine has to answer, one that hangs is noticed within 10 s.
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(3);

    private readonly RecentEvents _recent = new();
    private readonly ServiceEvents _services = new(node, deployment);
    private DateTimeOffset _begin;
    private readonly Channel<bool> _refresh = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Writes the engine's events until cancelled.</summary>
    public async Task RunAsync(ChannelWriter<BackendEvent> events, CancellationToken cancellationToken)
    {
        void Refresh(object? sender, EventArgs changed) => _refresh.Writer.TryWrite(true);
        node.Description.Changed += Refresh;
        try
        {
            await WatchAsync(events, cancellationToken);
        }
        finally
        {
            node.Description.Changed -= Refresh;
        }
    }

    private async Task WatchAsync(ChannelWriter<BackendEvent> events, CancellationToken cancellationToken)
    {
        DateTimeOffset? since = null;
        bool? online = null;
        var backoff = new ReconnectBackoff(new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5)), time);
        while (true)
        {
            string problem;
            try
            {
                since ??= await BeginAsync(cancellationToken);
                using var reader = await node.Engine.OpenEventsAsync(since.Value, cancellationToken);
                if (online == false) await ReadClockAsync(cancellationToken);
                await PublishNodeAsync(events, cancellationToken);
                await events.WriteAsync(new EventStreamReconnected(node.Name), cancellationToken);
                online = true;
                backoff.Reset();
                problem = await FollowAsync(reader, events, cancellationToken);
            }
            catch (DockerEngineException broken)
            {
                problem = broken.Message;
            }

            if (online != false)
            {
                node.Outages.Begin();
                NodeWatchLog.Offline(logger, node.Name, problem);
                await events.WriteAsync(new NodeChanged(node.Description.Offline(problem)), cancellationToken);
                online = false;
            }

            if (_recent.Last is { } last) since = last - Overlap;
            await backoff.WaitAsync(cancellationToken);
        }
    }

    private async Task<DateTimeOffset> BeginAsync(CancellationToken cancellationToken)
    {
        _begin = await ReadClockAsync(cancellationToken);
        return _begin - ListDelay;
    }

    private async Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellationToken)
    {
        var clock = EngineTime.Parse((await node.Engine.GetInfoAsync(cancellationToken)).SystemTime);
        node.Outages.Answered(clock);
        return clock ?? time.GetUtcNow();
    }

    // Returns why there are no more events.
    private async Task<string> FollowAsync(
        EngineEventReader reader, ChannelWriter<BackendEvent> events, CancellationToken cancellationToken)
    {
        using var following = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var check = CheckAsync(following);
        var refresh = RefreshAsync(events, following.Token);
        try
        {
            await foreach (var occurred in reader.ReadAsync(following.Token))
                await PublishAsync(occurred, events, following.Token);
            return "The engine closed the stream of events";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await check ?? "The engine does not answer";
        }
        finally
        {
            await following.CancelAsync();
            await Task.WhenAll(check, refresh);
        }
    }

    // An engine that hangs, or a connection that died without a word, looks like one where nothing happens.
    private async Task<string?> CheckAsync(CancellationTokenSource following)
    {
        try
        {
            while (true)
            {
                await Task.Delay(CheckInterval, time, following.Token);
                await node.Engine.PingAsync(following.Token);
                node.Outages.Answered();
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (DockerEngineException problem)
        {
            await following.CancelAsync();
            return problem.Message;
        }
    }

    // Beside the events: reading all images takes longer than a service's end may wait.
    private async Task RefreshAsync(ChannelWriter<BackendEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            while (await _refresh.Reader.WaitToReadAsync(cancellationToken))
            {
                _refresh.Reader.TryRead(out _);
                await PublishNodeAsync(events, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream ended; the next one begins with a description of the node.
        }
    }

    private async Task PublishNodeAsync(ChannelWriter<BackendEvent> events, CancellationToken cancellationToken) =>
        await events.WriteAsync(new NodeChanged(await node.Description.ReadAsync(cancellationToken)), cancellationToken);

    private async Task PublishAsync(
        Message occurred, ChannelWriter<BackendEvent> events, CancellationToken cancellationToken)
    {
        if (!_recent.TryAdd(occurred)) return;
        if (string.Equals(occurred.Type, "image", StringComparison.Ordinal))
        {
            _refresh.Writer.TryWrite(true);
            return;
        }

        try
        {
            if (await _services.TranslateAsync(occurred, _begin, cancellationToken) is { } change)
                await events.WriteAsync(change, cancellationToken);
        }
        catch (DockerEngineException)
        {
            _recent.Forget(occurred);
            throw;
        }
    }
}
