using System.IO.Compression;

namespace Zoe.Hosting.Logs.Gelf;

/// <summary>Unpacks the payload of GELF messages: gzip, zlib, or plain JSON.</summary>
internal static class GelfDatagram
{
    /// <summary>The largest message in bytes; a small datagram must not become a large one.</summary>
    public const int LargestMessage = 1 << 20;

    /// <summary>The JSON text; null when it is none, is damaged, or is too large.</summary>
    public static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> payload)
    {
        var bytes = payload.Span;
        if (bytes is [(byte)'{', ..]) return payload.Length <= LargestMessage ? payload : null;
        if (bytes.Length < 2) return null;
        if (bytes is [0x1f, 0x8b, ..]) return Inflate(payload, stream => new GZipStream(stream, CompressionMode.Decompress));
        // The low half says deflate, and the first two bytes as a number are a multiple of 31.
        return (bytes[0] & 0x0f) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0
            ? Inflate(payload, stream => new ZLibStream(stream, CompressionMode.Decompress))
            : null;
    }

    private static ReadOnlyMemory<byte>? Inflate(ReadOnlyMemory<byte> payload, Func<Stream, Stream> open)
    {
        using var packed = new MemoryStream(payload.ToArray(), writable: false);
        using var unpacked = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            using var stream = open(packed);
            int count;
            while ((count = stream.Read(buffer)) > 0)
            {
                if (unpacked.Length + count > LargestMessage) return null;
                unpacked.Write(buffer, 0, count);
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException)
        {
            // The second one is what zlib says of a window that is too large, for example.
            return null;
        }

        return unpacked.Length > 0 ? unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length) : null;
    }
}
