using System.Net;

namespace Zoe.Hosting.Logs.Gelf;

/// <summary>
/// Reassembles messages sent in several datagrams: <c>1e 0f</c>, eight bytes of identifier, number, count, and a part
/// of the payload. Incomplete messages are dropped after five seconds, or earlier when limits are reached.
/// </summary>
internal sealed class GelfChunks(TimeProvider time)
{
    public const int HeaderBytes = 12;

    /// <summary>Maximum number of parts of a message, as specified.</summary>
    public const int MaxParts = 128;

    /// <summary>Maximum number of incomplete messages.</summary>
    public const int MaxPending = 1024;

    /// <summary>Maximum size of all incomplete messages in bytes.</summary>
    public const long MaxBytes = 16 << 20;

    private static readonly TimeSpan ReassemblyTimeout = TimeSpan.FromSeconds(5);

    private readonly Dictionary<(IPAddress Source, ulong Id), PendingMessage> _pending = [];
    private readonly Queue<((IPAddress Source, ulong Id) Key, PendingMessage Message)> _byAge = new();
    private long _bytes;

    /// <summary>Number of incomplete messages.</summary>
    public int Count => _pending.Count;

    /// <summary>Number of incomplete messages that were dropped.</summary>
    public long Dropped { get; private set; }

    public static bool IsChunk(ReadOnlySpan<byte> datagram) => datagram is [0x1e, 0x0f, ..];

    /// <summary>Adds a part; false when it is malformed. The message is not null when the part completes it.</summary>
    public bool TryAdd(IPAddress source, ReadOnlySpan<byte> datagram, out ReadOnlyMemory<byte>? message)
    {
        message = null;
        DropOld();
        if (datagram.Length <= HeaderBytes) return false;
        var (number, count) = (datagram[10], datagram[11]);
        if (count is 0 or > MaxParts || number >= count) return false;
        var key = (source, BitConverter.ToUInt64(datagram[2..10]));
        if (!_pending.TryGetValue(key, out var pending))
        {
            pending = new PendingMessage(count, time.GetUtcNow() + ReassemblyTimeout);
            _pending.Add(key, pending);
            _byAge.Enqueue((key, pending));
        }

        if (pending.Parts.Length != count || pending.Parts[number] is not null) return false;
        var part = datagram[HeaderBytes..].ToArray();
        pending.Parts[number] = part;
        pending.Bytes += part.Length;
        _bytes += part.Length;
        if (pending.Bytes > GelfDatagram.MaxMessageBytes)
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
            if (isPending && oldest.Message.Expires > now && _pending.Count < MaxPending && _bytes < MaxBytes) return;
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
