using System.Net;

namespace Zoe.Hosting.Logs.Gelf;

/// <summary>
/// Puts messages together that came in several datagrams: <c>1e 0f</c>, eight bytes of identifier, number, count, and a
/// part of the payload. What is incomplete is dropped after five seconds, and earlier when there is too much of it.
/// </summary>
internal sealed class GelfChunks(TimeProvider time)
{
    public const int HeaderBytes = 12;

    /// <summary>The most parts of a message, as the format says.</summary>
    public const int MostParts = 128;

    /// <summary>The most incomplete messages.</summary>
    public const int MostPending = 1024;

    /// <summary>The most bytes of all incomplete messages together.</summary>
    public const long MostBytes = 16 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<(IPAddress Source, ulong Id), PendingMessage> _pending = [];
    private readonly Queue<((IPAddress Source, ulong Id) Key, PendingMessage Message)> _byAge = new();
    private long _bytes;

    /// <summary>How many messages are incomplete.</summary>
    public int Count => _pending.Count;

    /// <summary>How many were dropped, incomplete.</summary>
    public long Dropped { get; private set; }

    public static bool IsChunk(ReadOnlySpan<byte> datagram) => datagram is [0x1e, 0x0f, ..];

    /// <summary>Takes in a part; false when it makes no sense. The message is not null when this was its last part.</summary>
    public bool TryAdd(IPAddress source, ReadOnlySpan<byte> datagram, out ReadOnlyMemory<byte>? message)
    {
        message = null;
        DropOld();
        if (datagram.Length <= HeaderBytes) return false;
        var (number, count) = (datagram[10], datagram[11]);
        if (count is 0 or > MostParts || number >= count) return false;
        var key = (source, BitConverter.ToUInt64(datagram[2..10]));
        if (!_pending.TryGetValue(key, out var pending))
        {
            pending = new PendingMessage(count, time.GetUtcNow() + Patience);
            _pending.Add(key, pending);
            _byAge.Enqueue((key, pending));
        }

        if (pending.Parts.Length != count || pending.Parts[number] is not null) return false;
        var part = datagram[HeaderBytes..].ToArray();
        pending.Parts[number] = part;
        pending.Bytes += part.Length;
        _bytes += part.Length;
        if (pending.Bytes > GelfDatagram.LargestMessage)
        {
            Forget(key, pending);
            return false;
        }

        if (++pending.Known == count)
        {
            Forget(key, pending);
            message = pending.Parts.SelectMany(one => one!).ToArray();
        }

        return true;
    }

    private void DropOld()
    {
        var now = time.GetUtcNow();
        while (_byAge.TryPeek(out var oldest))
        {
            var isPending = _pending.TryGetValue(oldest.Key, out var current) && current == oldest.Message;
            if (isPending && oldest.Message.Expires > now && _pending.Count < MostPending && _bytes < MostBytes) return;
            _byAge.Dequeue();
            if (!isPending) continue;
            Forget(oldest.Key, oldest.Message);
            Dropped++;
        }
    }

    private void Forget((IPAddress Source, ulong Id) key, PendingMessage pending)
    {
        _pending.Remove(key);
        _bytes -= pending.Bytes;
    }

    private sealed class PendingMessage(int count, DateTimeOffset expires)
    {
        public byte[]?[] Parts { get; } = new byte[]?[count];

        public DateTimeOffset Expires { get; } = expires;

        public int Known { get; set; }

        public long Bytes { get; set; }
    }
}
