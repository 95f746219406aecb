namespace Zoe.Hosting;

/// <summary>A piece of the output of a service.</summary>
/// <param name="Bytes">What was written, or a line that tells what is missing; valid only until the next piece is asked for.</param>
/// <param name="Next">From where to go on after it.</param>
public readonly record struct LogChunk(ReadOnlyMemory<byte> Bytes, LogPosition Next);
