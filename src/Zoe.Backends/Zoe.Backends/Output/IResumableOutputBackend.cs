namespace Zoe.Backends;

/// <summary>
/// A backend whose engines may throw the beginning of a service's output away (log rotation), so that positions counted
/// in bytes from the beginning mean nothing. Output is read from a cursor on, and what was lost is reported.
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
