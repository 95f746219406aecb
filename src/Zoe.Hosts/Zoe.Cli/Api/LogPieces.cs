using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace Zoe.Cli.Api;

/// <summary>Reads a log that tells its cursors: before each piece a line with its length and the place after it.</summary>
internal static class LogPieces
{
    private const int LongestHeader = 64;

    /// <summary>All whole pieces; one that is cut off is a failure of the connection.</summary>
    public static async IAsyncEnumerable<(byte[] Bytes, string Cursor)> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream);
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(cancellationToken);
                var buffer = result.Buffer;
                while (TryTake(ref buffer, out var piece)) yield return piece;
                var isCutOff = !buffer.IsEmpty;
                reader.AdvanceTo(buffer.Start, buffer.End);
                if (!result.IsCompleted) continue;
                if (isCutOff) throw new IOException("The log was cut off.");
                yield break;
            }
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private static bool TryTake(ref ReadOnlySequence<byte> buffer, out (byte[] Bytes, string Cursor) piece)
    {
        piece = default;
        var rest = new SequenceReader<byte>(buffer);
        if (!rest.TryReadTo(out ReadOnlySequence<byte> header, (byte)'\n'))
            return buffer.Length > LongestHeader ? throw Unknown() : false;
        var words = Encoding.ASCII.GetString(header).Split(' ');
        if (words.Length != 2 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw Unknown();
        if (rest.Remaining < length) return false;
        piece = (rest.UnreadSequence.Slice(0, length).ToArray(), words[1]);
        buffer = rest.UnreadSequence.Slice(length);
        return true;
    }

    private static CliException Unknown() => new("The server gave a log that is not of the Zoe API 0.7.");
}
