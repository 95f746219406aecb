namespace Zoe.Hosting;

/// <summary>A chunk of the output of a service.</summary>
/// <param name="Bytes">The output, or a line that marks a gap; valid until the next chunk is requested.</param>
/// <param name="Next">Position after it, from which to resume.</param>
public readonly record struct LogChunk(ReadOnlyMemory<byte> Bytes, LogPosition Next);
