namespace Zoe.Backends.Docker.Engine;

/// <summary>Decides about each piece of a container's output by the time at which it was written.</summary>
internal interface ILogFilter
{
    /// <summary>How many bytes to leave out at the beginning of the next piece.</summary>
    /// <param name="moment">When it was written, cut to milliseconds; later ones are greater byte by byte.</param>
    /// <param name="length">Its length in bytes.</param>
    int Skip(ReadOnlySpan<byte> moment, int length);
}
