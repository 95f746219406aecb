using System.Threading.Channels;

namespace Zoe.Backends.Testing.Observation;

/// <summary>Watches a backend and keeps its events in order.</summary>
public sealed class EventRecorder : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<BackendEvent> _arrived = Channel.CreateUnbounded<BackendEvent>();
    private readonly List<BackendEvent> _seen = [];
    private Task _pump = Task.CompletedTask;

    private EventRecorder()
    {
    }

    /// <summary>The events read so far, the oldest first.</summary>
    public IReadOnlyList<BackendEvent> Seen => _seen;

    /// <summary>Starts watching and returns when the stream of <paramref name="node"/> is connected.</summary>
    public static async Task<EventRecorder> StartAsync(IBackend backend, string node, CancellationToken deadline)
    {
        ArgumentNullException.ThrowIfNull(backend);
        var recorder = new EventRecorder();
        recorder._pump = recorder.PumpAsync(backend);
        await recorder.WaitForAsync(occurred => occurred is EventStreamReconnected connected && connected.Node == node, deadline);
        return recorder;
    }

    /// <summary>Reads events until one matches, and returns it.</summary>
    public async Task<BackendEvent> WaitForAsync(Func<BackendEvent, bool> matches, CancellationToken deadline)
    {
        ArgumentNullException.ThrowIfNull(matches);
        while (true)
        {
            var next = await _arrived.Reader.ReadAsync(deadline);
            _seen.Add(next);
            if (matches(next)) return next;
        }
    }

    /// <summary>Returns the service as it ended; reads events until then unless its end was read before.</summary>
    public async Task<ObservedService> WaitForEndAsync(ServiceKey key, CancellationToken deadline)
    {
        var ended = _seen.Find(IsEnd) ?? await WaitForAsync(IsEnd, deadline);
        return ((ServiceChanged)ended).Service;

        bool IsEnd(BackendEvent occurred) =>
            occurred is ServiceChanged { Service.State: ServiceState.Exited } changed && changed.Service.Key == key;
    }

    /// <summary>Stops watching. Fails if the stream ended before by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pump;
        _stop.Dispose();
    }

    private async Task PumpAsync(IBackend backend)
    {
        try
        {
            await foreach (var occurred in backend.WatchAsync(_stop.Token)) _arrived.Writer.TryWrite(occurred);
            _arrived.Writer.Complete(new InvalidOperationException("The event stream ended by itself."));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _arrived.Writer.Complete();
        }
    }
}
