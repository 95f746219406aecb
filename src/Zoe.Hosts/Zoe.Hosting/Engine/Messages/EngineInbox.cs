using System.Threading.Channels;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>
/// Message queue of the engine. User requests are bounded in number and size and rejected beyond that; reports of
/// drivers and commands are always accepted, since losing one would be worse than the memory they take.
/// </summary>
internal sealed class EngineInbox
{
    /// <summary>Maximum number of pending requests.</summary>
    public const int MaxRequests = 4096;

    /// <summary>Approximate maximum size of all pending requests in bytes.</summary>
    public const long MaxBytes = 256L << 20;

    private readonly Channel<EngineMessage> _channel =
        Channel.CreateUnbounded<EngineMessage>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Lock _lock = new();
    private readonly HashSet<Request> _waiting = new(ReferenceEqualityComparer.Instance);
    private Exception? _refusal;
    private long _bytes;
    private int _length;

    /// <summary>Number of messages, about.</summary>
    public int Length => Volatile.Read(ref _length);

    /// <summary>Waits for a message; false when the inbox is closed and empty.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _channel.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes the next message; false when there is none.</summary>
    public bool TryTake(out EngineMessage message)
    {
        while (_channel.Reader.TryRead(out message!))
        {
            Interlocked.Decrement(ref _length);
            if (message is not Request request) return true;
            // A request that is not pending any more has already failed.
            lock (_lock)
            {
                if (!_waiting.Remove(request)) continue;
                _bytes -= request.Bytes;
            }

            return true;
        }

        return false;
    }

    /// <summary>Posts a report. Never blocks and never fails.</summary>
    public void Post(EngineMessage message)
    {
        Interlocked.Increment(ref _length);
        if (!_channel.Writer.TryWrite(message)) Interlocked.Decrement(ref _length);
    }

    /// <summary>Posts a request, or fails it immediately.</summary>
    public void Post(Request request)
    {
        lock (_lock)
        {
            var refusal = _refusal;
            if (refusal is null && (_waiting.Count >= MaxRequests || (_bytes > 0 && _bytes + request.Bytes > MaxBytes)))
                refusal = new EngineBusyException();
            if (refusal is null)
            {
                _waiting.Add(request);
                _bytes += request.Bytes;
                Post((EngineMessage)request);
                return;
            }

            request.Fail(refusal);
        }
    }

    /// <summary>Fails pending and new requests until <see cref="Accept"/>.</summary>
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

    /// <summary>Accepts requests again.</summary>
    public void Accept()
    {
        lock (_lock) _refusal = null;
    }

    /// <summary>Drops all reports; requests must have been refused.</summary>
    public void Discard()
    {
        while (TryTake(out _))
        {
            // Their loss is made up by a full listing.
        }
    }

    /// <summary>Fails pending and new requests and closes the inbox.</summary>
    public void Close()
    {
        Refuse(new EngineStoppedException());
        _channel.Writer.TryComplete();
    }
}
