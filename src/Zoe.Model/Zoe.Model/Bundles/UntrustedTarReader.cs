using System.Buffers.Binary;
using System.Text;

namespace Zoe.Model;

/// <summary>
/// Reads tar archives of strangers: what it allocates does not depend on what they claim, which the framework's reader
/// does not promise. Knows ustar, and the long names of GNU and PAX.
/// </summary>
internal sealed class TarArchive(Stream stream)
{
    private const int Block = 512;

    /// <summary>Bytes that the long name, or the attributes, of one entry may have.</summary>
    private const int MaxMetadata = 16 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _header = new byte[Block];
    private readonly byte[] _buffer = new byte[16 * Block];
    private long _content;
    private long _padding;

    /// <summary>The next entry, after what is left of the one before; null at the end.</summary>
    /// <exception cref="InvalidDataException">This is no archive.</exception>
    public async Task<TarItem?> NextAsync(CancellationToken cancellationToken)
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

    /// <summary>Copies what is left of the current entry's content.</summary>
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

    private async Task<TarItem?> ReadHeaderAsync(CancellationToken cancellationToken)
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
        return new TarItem(name, kind, (UnixFileMode)(Number(_header.AsSpan(100, 8)) & 0xFFF), _content);
    }

    private async Task<byte[]> MetadataAsync(TarItem item, CancellationToken cancellationToken)
    {
        if (item.Size > MaxMetadata)
            throw new InvalidDataException("The name of an entry is too long.");
        using var content = new MemoryStream();
        await CopyContentAsync(content, cancellationToken);
        return content.ToArray();
    }

    /// <summary>The sum of the header's bytes, where those of the sum itself count as blanks.</summary>
    private long Checksum()
    {
        long sum = 8 * ' ';
        for (var i = 0; i < Block; i++)
            sum += i is >= 148 and < 156 ? 0 : _header[i];
        return sum;
    }

    /// <summary>An octal number, or one in the base of 256 that GNU uses for large ones.</summary>
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

    /// <summary>The path among the attributes, each of which is <c>length key=value</c> and a line feed.</summary>
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
            // A size here would contradict that of the header, by which content is read.
            if (attribute.StartsWith("size="u8))
                throw new InvalidDataException("The size of an entry is among its attributes.");
            if (attribute.StartsWith("path="u8))
                path = Text(attribute[5..]);
            attributes = attributes[length..];
        }

        return path;
    }
}
