using System.Threading.Channels;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>
/// The one way into the engine. Requests of users are bounded in number and size and refused beyond that; reports of
/// drivers and commands always get in, for losing one would be worse than the memory that it takes.
/// </summary>
internal sealed class EngineInbox
{
    /// <summary>How many requests may wait.</summary>
    public const int MostRequests = 4096;

    /// <summary>How many bytes the waiting requests may take, roughly.</summary>
    public const long MostBytes = 256L << 20;

    private readonly Channel<EngineMessage> _channel =
        Channel.CreateUnbounded<EngineMessage>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Lock _lock = new();
    private readonly HashSet<Request> _waiting = new(ReferenceEqualityComparer.Instance);
    private Exception? _refusal;
    private long _bytes;

    /// <summary>Returns when there is a message; false when nothing comes any more.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _channel.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>The next message; false when there is none now.</summary>
    public bool TryTake(out EngineMessage message)
    {
        while (_channel.Reader.TryRead(out message!))
        {
            if (message is not Request request) return true;
            // One that is no longer listed was failed while it waited.
            lock (_lock)
            {
                if (!_waiting.Remove(request)) continue;
                _bytes -= request.Bytes;
            }

            return true;
        }

        return false;
    }

    /// <summary>Posts a report. Never waits and never fails.</summary>
    public void Post(EngineMessage message) => _channel.Writer.TryWrite(message);

    /// <summary>Posts a request, or fails it at once with the reason.</summary>
    public void Post(Request request)
    {
        lock (_lock)
        {
            var refusal = _refusal;
            if (refusal is null && (_waiting.Count >= MostRequests || (_bytes > 0 && _bytes + request.Bytes > MostBytes)))
                refusal = new EngineBusyException();
            if (refusal is null)
            {
                _waiting.Add(request);
                _bytes += request.Bytes;
                _channel.Writer.TryWrite(request);
                return;
            }

            request.Fail(refusal);
        }
    }

    /// <summary>Fails the requests that wait and those that come, until <see cref="Accept"/>.</summary>
    public void Refuse(Exception reason)
    {
        lock (_lock)
        {
            _refusal = reason;
            foreach (var request in _waiting) request.Fail(reason);
            _waiting.Clear();
            _bytes = 0;
        }
    }

    /// <summary>Takes requests again.</summary>
    public void Accept()
    {
        lock (_lock) _refusal = null;
    }

    /// <summary>Refuses what comes from now on and what nobody took in.</summary>
    public void Close()
    {
        Refuse(new EngineStoppedException());
        _channel.Writer.TryComplete();
    }
}
