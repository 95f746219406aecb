namespace Zoe.Backends;

/// <summary>
/// A backend whose engines may delete the beginning of a service's output (log rotation), so that byte offsets from the
/// beginning are not stable. Output is read from a cursor on, and lost output is reported.
/// </summary>
public interface IResumableOutputBackend : IBackend
{
    /// <summary>
    /// The output after a cursor, or from the oldest that is kept; otherwise as <see cref="IBackend.ReadLogsAsync"/>.
    /// Reading again after the same cursor gives the same bytes, or begins with a piece that has a
    /// <see cref="OutputPiece.Gap"/>. A cursor is the <see cref="OutputPiece.Cursor"/> of an earlier piece, which may have
    /// been read by an earlier server; null is none.
    /// </summary>
    IAsyncEnumerable<OutputPiece> ReadOutputAsync(
        ServiceKey key, string node, string? after, bool follow, CancellationToken cancellationToken);
}
