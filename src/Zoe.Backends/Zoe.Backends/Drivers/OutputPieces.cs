using System.Runtime.CompilerServices;
using System.Text;

namespace Zoe.Backends.Drivers;

/// <summary>Converts the output of an <see cref="IResumableOutputBackend"/> to that of <see cref="IBackend.ReadLogsAsync"/>.</summary>
public static class OutputPieces
{
    /// <summary>The bytes of all pieces; where output is missing, a line of its own says why.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> WithMarkedGaps(
        this IAsyncEnumerable<OutputPiece> pieces, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var endsWithLine = true;
        await foreach (var piece in pieces.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (piece.Gap is { } gap)
                yield return Encoding.UTF8.GetBytes($"{(endsWithLine ? "" : "\n")}[zoe: output is missing here: {gap}]\n");
            if (piece.Bytes.IsEmpty) continue;
            endsWithLine = piece.Bytes.Span[^1] == '\n';
            yield return piece.Bytes;
        }
    }
}
