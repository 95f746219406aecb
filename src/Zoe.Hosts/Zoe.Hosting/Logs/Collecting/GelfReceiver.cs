using System.Collections.Immutable;
using System.Net;
using Zoe.Hosting.Logs.Gelf;

namespace Zoe.Hosting.Logs.Collecting;

/// <summary>Writes datagrams to logs. Not thread-safe; never throws for a malformed datagram.</summary>
internal sealed class GelfReceiver(GelfRouter router, LogCollectors collectors, ZoeOptions options, TimeProvider time)
{
    private readonly GelfChunks _chunks = new(time);
    private readonly ImmutableArray<IPNetwork> _allowed = [.. options.GelfAllowedSources.Select(IPNetwork.Parse)];

    /// <summary>Processes one datagram.</summary>
    public GelfOutcome Receive(IPAddress source, ReadOnlyMemory<byte> datagram)
    {
        if (!IsAllowed(source)) return GelfOutcome.Forbidden;
        ReadOnlyMemory<byte>? payload = datagram;
        if (GelfChunks.IsChunk(datagram.Span))
        {
            if (!_chunks.TryAdd(source, datagram.Span, out payload)) return GelfOutcome.Malformed;
            if (payload is null) return GelfOutcome.Accepted;
        }

        if (GelfDatagram.Unpack(payload.Value) is not { } json || GelfMessage.Parse(json) is not { } message)
            return GelfOutcome.Malformed;
        if (router.Find(message) is not { } service) return GelfOutcome.Unknown;
        collectors.Ensure(service.Key, service.Node!);
        if (collectors.Find(service.Key) is not GelfSource log) return GelfOutcome.Unknown;
        return log.TryWrite(message.Text) ? GelfOutcome.Accepted : GelfOutcome.Lost;
    }

    private bool IsAllowed(IPAddress source)
    {
        if (_allowed.IsEmpty) return true;
        var address = source.IsIPv4MappedToIPv6 ? source.MapToIPv4() : source;
        foreach (var network in _allowed)
            if (network.Contains(address)) return true;
        return false;
    }
}
