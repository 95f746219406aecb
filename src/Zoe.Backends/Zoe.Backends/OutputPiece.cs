namespace Zoe.Backends;

/// <summary>The next bytes of a service's output.</summary>
/// <param name="Bytes">What the service wrote; valid only until the next piece is requested. Empty when only a gap is reported.</param>
/// <param name="Cursor">
/// The position after this piece: printable ASCII of at most 200 characters with a meaning for the driver only;
/// null when reading cannot be resumed here.
/// </param>
/// <param name="Gap">
/// Why output before <see cref="Bytes"/> is missing, for users, for example "the engine rotated its log"; null when nothing is.
/// </param>
public readonly record struct OutputPiece(ReadOnlyMemory<byte> Bytes, string? Cursor = null, string? Gap = null);
