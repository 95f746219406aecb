using System.Text;

namespace Zoe.Model.Bundles;

/// <summary>
/// Writes ustar archives (POSIX.1-1988) without times and owners, for compatibility with all tar readers. Paths that do not fit
/// into the header are written as GNU long names, the only extension that busybox and Perl support.
/// </summary>
internal sealed class UstarWriter(Stream output)
{
    private const int Block = 512;
    private const int NameBytes = 100;
    private const int PrefixBytes = 155;
    private const int SizeDigits = 11;

    /// <summary>8 GiB less one byte, the largest number of eleven octal digits.</summary>
    private const long MaxSize = (1L << (3 * SizeDigits)) - 1;

    /// <summary>Adds a regular file with the rest of <paramref name="content"/>.</summary>
    /// <exception cref="IOException">The content is too large, or was truncated during the copy.</exception>
    public async Task AddAsync(string path, Stream content, UnixFileMode mode, CancellationToken cancellationToken)
    {
        var size = content.Length - content.Position;
        if (size > MaxSize) throw new IOException($"'{path}' is larger than {MaxSize} bytes, the most that a bundle takes.");
        var name = Encoding.UTF8.GetBytes(path);
        var (split, fits) = Split(name);
        if (!fits) await AddLongNameAsync(name, cancellationToken);
        var (prefix, last) = split > 0 ? (name[..split], name[(split + 1)..]) : ([], fits ? name : name[..NameBytes]);
        await output.WriteAsync(Header(last, prefix, '0', mode, size), cancellationToken);
        await CopyAsync(path, content, size, cancellationToken);
        await PadAsync(size, cancellationToken);
    }

    /// <summary>Writes the two empty blocks that end an archive.</summary>
    public async Task EndAsync(CancellationToken cancellationToken) =>
        await output.WriteAsync(new byte[2 * Block], cancellationToken);

    /// <summary>Index of the slash that separates prefix and name; 0 when the path fits into the name.</summary>
    private static (int Slash, bool Fits) Split(byte[] name)
    {
        if (name.Length <= NameBytes) return (0, true);
        var slash = Array.IndexOf(name, (byte)'/', Math.Max(1, name.Length - NameBytes - 1));
        return slash is > 0 and <= PrefixBytes && slash < name.Length - 1 ? (slash, true) : (0, false);
    }

    private async Task AddLongNameAsync(byte[] name, CancellationToken cancellationToken)
    {
        var header = Header("././@LongLink"u8, [], 'L', UnixFileMode.None, name.Length + 1);
        await output.WriteAsync(header, cancellationToken);
        await output.WriteAsync((byte[])[.. name, 0], cancellationToken);
        await PadAsync(name.Length + 1, cancellationToken);
    }

    private async Task CopyAsync(string path, Stream content, long size, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        for (var left = size; left > 0;)
        {
            var read = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
            if (read == 0) throw new IOException($"'{path}' became shorter while it was read; try again.");
            await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            left -= read;
        }
    }

    private async Task PadAsync(long size, CancellationToken cancellationToken) =>
        await output.WriteAsync(new byte[(Block - (size % Block)) % Block], cancellationToken);

    private static byte[] Header(ReadOnlySpan<byte> name, ReadOnlySpan<byte> prefix, char kind, UnixFileMode mode, long size)
    {
        var header = new byte[Block];
        name.CopyTo(header);
        Octal(header.AsSpan(100, 8), (long)mode);
        Octal(header.AsSpan(108, 8), 0);
        Octal(header.AsSpan(116, 8), 0);
        Octal(header.AsSpan(124, 12), size);
        Octal(header.AsSpan(136, 12), 0);
        header[156] = (byte)kind;
        "ustar\u000000"u8.CopyTo(header.AsSpan(257));
        Octal(header.AsSpan(329, 8), 0);
        Octal(header.AsSpan(337, 8), 0);
        prefix.CopyTo(header.AsSpan(345));
        // The checksum field counts as spaces; it is written as six digits, NUL and space.
        header.AsSpan(148, 8).Fill((byte)' ');
        Octal(header.AsSpan(148, 7), header.Sum(static part => (long)part));
        return header;
    }

    /// <summary>Writes octal digits with leading zeros and a terminating NUL.</summary>
    private static void Octal(Span<byte> field, long value)
    {
        var digits = Convert.ToString(value, 8).PadLeft(field.Length - 1, '0');
        Encoding.ASCII.GetBytes(digits, field);
        field[^1] = 0;
    }
}
