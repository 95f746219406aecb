using System.Buffers.Binary;
using System.Text;

namespace Zoe.Model.Bundles;

/// <summary>
/// Reads untrusted tar archives with bounded allocations, which <c>System.Formats.Tar</c> does not guarantee. Supports ustar and
/// the long names of GNU and PAX.
/// </summary>
internal sealed class UntrustedTarReader(Stream stream)
{
    private const int Block = 512;

    /// <summary>Maximum size in bytes of the long name or the attributes of an entry.</summary>
    private const int MaxMetadata = 16 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _header = new byte[Block];
    private readonly byte[] _buffer = new byte[16 * Block];
    private long _content;
    private long _padding;

    /// <summary>Skips the rest of the current entry and reads the next header; null at the end.</summary>
    /// <exception cref="InvalidDataException">The stream is not a tar archive.</exception>
    public async Task<TarHeader?> NextAsync(CancellationToken cancellationToken)
    {
        string? longName = null;
        while (true)
        {
            await CopyContentAsync(Stream.Null, cancellationToken);
            if (await ReadHeaderAsync(cancellationToken) is not { } item)
                return null;
            switch (item.Kind)
            {
                case 'L':
                    longName = Text(await MetadataAsync(item, cancellationToken)).TrimEnd('\0');
                    break;
                case 'x':
                    longName = PaxPath(await MetadataAsync(item, cancellationToken)) ?? longName;
                    break;
                case 'g' or 'K':
                    await MetadataAsync(item, cancellationToken);
                    break;
                default:
                    return longName is null ? item : item with { Name = longName };
            }
        }
    }

    /// <summary>Copies the rest of the content of the current entry.</summary>
    public async Task CopyContentAsync(Stream target, CancellationToken cancellationToken)
    {
        while (_content > 0)
        {
            var part = _buffer.AsMemory(0, (int)Math.Min(_buffer.Length, _content));
            await stream.ReadExactlyAsync(part, cancellationToken);
            await target.WriteAsync(part, cancellationToken);
            _content -= part.Length;
        }

        await stream.ReadExactlyAsync(_buffer.AsMemory(0, (int)_padding), cancellationToken);
        _padding = 0;
    }

    private async Task<TarHeader?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var length = await stream.ReadAtLeastAsync(_header, Block, throwOnEndOfStream: false, cancellationToken);
        if (length == 0 || (length == Block && !_header.AsSpan().ContainsAnyExcept((byte)0)))
            return null;
        if (length < Block)
            throw new EndOfStreamException("The archive is cut off.");
        if (Number(_header.AsSpan(148, 8)) != Checksum())
            throw new InvalidDataException("The checksum of an entry is wrong.");
        var name = Text(_header.AsSpan(0, 100));
        if (_header.AsSpan(257, 6).SequenceEqual("ustar\0"u8) && Text(_header.AsSpan(345, 155)) is { Length: > 0 } prefix)
            name = $"{prefix}/{name}";
        var kind = _header[156] == 0 ? '0' : (char)_header[156];
        _content = Number(_header.AsSpan(124, 12));
        _padding = (Block - (_content % Block)) % Block;
        return new TarHeader(name, kind, (UnixFileMode)(Number(_header.AsSpan(100, 8)) & 0xFFF), _content);
    }

    private async Task<byte[]> MetadataAsync(TarHeader item, CancellationToken cancellationToken)
    {
        if (item.Size > MaxMetadata)
            throw new InvalidDataException("The name of an entry is too long.");
        using var content = new MemoryStream();
        await CopyContentAsync(content, cancellationToken);
        return content.ToArray();
    }

    /// <summary>The sum of the header bytes, with the checksum field counted as spaces.</summary>
    private long Checksum()
    {
        long sum = 8 * ' ';
        for (var i = 0; i < Block; i++)
            sum += i is >= 148 and < 156 ? 0 : _header[i];
        return sum;
    }

    /// <summary>An octal number, or a base-256 number (GNU extension for large sizes).</summary>
    private static long Number(ReadOnlySpan<byte> field)
    {
        if (field[0] == 0x80 && field.Length == 12 && field[1..4].SequenceEqual("\0\0\0"u8))
            return Positive(BinaryPrimitives.ReadInt64BigEndian(field[4..]));
        long value = 0;
        foreach (var digit in field.Trim("\0 "u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                throw new InvalidDataException("A number of an entry is wrong.");
            value = Positive((value << 3) + (digit - '0'));
        }

        return value;
    }

    private static long Positive(long value) =>
        value is >= 0 and < long.MaxValue / 16 ? value : throw new InvalidDataException("A number of an entry is wrong.");

    private static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        try
        {
            return Strict.GetString(end < 0 ? field : field[..end]);
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException("The name of an entry is not Unicode text.", error);
        }
    }

    /// <summary>The path attribute of a PAX header, whose records are <c>length key=value\n</c>.</summary>
    private static string? PaxPath(ReadOnlySpan<byte> attributes)
    {
        string? path = null;
        while (!attributes.IsEmpty)
        {
            var blank = attributes.IndexOf((byte)' ');
            if (blank is < 1 or > 5
                || !int.TryParse(attributes[..blank], out var length)
                || length <= blank
                || length > attributes.Length)
            {
                throw new InvalidDataException("The attributes of an entry are wrong.");
            }

            var attribute = attributes[(blank + 1)..length].TrimEnd((byte)'\n');
            // The content is read by the size in the header; a different size here is rejected.
            if (attribute.StartsWith("size="u8))
                throw new InvalidDataException("The size of an entry is among its attributes.");
            if (attribute.StartsWith("path="u8))
                path = Text(attribute[5..]);
            attributes = attributes[length..];
        }

        return path;
    }
}
