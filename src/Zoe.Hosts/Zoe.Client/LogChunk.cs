namespace Zoe.Client;

/// <summary>A chunk of a log; it may begin and end within a line.</summary>
/// <param name="Bytes">The output, usually UTF-8 text.</param>
/// <param name="Next">Position after this chunk, for <see cref="LogQuery.From"/>.</param>
public sealed record LogChunk(ReadOnlyMemory<byte> Bytes, string Next);
