using System.IO.Compression;

namespace Zoe.Hosting.Logs.Gelf;

/// <summary>Decompresses the payload of GELF messages: gzip, zlib, or plain JSON.</summary>
internal static class GelfDatagram
{
    /// <summary>Maximum size of a message in bytes after decompression.</summary>
    public const int MaxMessageBytes = 1 << 20;

    /// <summary>The JSON text; null when it is malformed or too large.</summary>
    public static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> payload)
    {
        var bytes = payload.Span;
        if (bytes is [(byte)'{', ..]) return payload.Length <= MaxMessageBytes ? payload : null;
        if (bytes.Length < 2) return null;
        if (bytes is [0x1f, 0x8b, ..]) return Inflate(payload, stream => new GZipStream(stream, CompressionMode.Decompress));
        // zlib header: method 8 (deflate), and a multiple of 31 as a 16-bit number.
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
                if (unpacked.Length + count > MaxMessageBytes) return null;
                unpacked.Write(buffer, 0, count);
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException)
        {
            // IOException: for example a zlib window that is too large.
            return null;
        }

        return unpacked.Length > 0 ? unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length) : null;
    }
}
