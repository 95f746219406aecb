namespace Zoe.Backends.Docker.Engine;

/// <summary>
/// Takes the frames and the time stamps off a container's output that was asked for with time stamps: each frame then
/// begins with one and a blank. What a filter lets through is put together, so that a reader gets few large pieces.
/// </summary>
internal sealed class LogRecordDecoder(ILogFilter filter)
{
    // Of 2026-11-21T03:15:04.123456789Z, the millisecond is the last that counts.
    private const int MomentLength = 23;
    private const int LongestStamp = 64;

    private readonly LogFrameDecoder _frames = new();
    private readonly byte[] _moment = new byte[MomentLength];
    private int _stampLength;
    private bool _inStamp;

    /// <summary>
    /// Copies what the input holds of the output to <paramref name="output"/>, which is at least as long, and returns
    /// how many bytes that are.
    /// </summary>
    /// <exception cref="InvalidDataException">The input is not framed, or has no time stamps.</exception>
    public int Decode(ReadOnlyMemory<byte> input, Span<byte> output)
    {
        var written = 0;
        while (_frames.TryRead(ref input, out var piece, out var begins))
        {
            var rest = piece.Span;
            if (begins)
            {
                _inStamp = true;
                _stampLength = 0;
            }

            if (_inStamp) rest = TakeStamp(rest);
            if (rest.IsEmpty) continue;
            rest = rest[filter.Skip(_moment.AsSpan(0, Math.Min(_stampLength, MomentLength)), rest.Length)..];
            rest.CopyTo(output[written..]);
            written += rest.Length;
        }

        return written;
    }

    private ReadOnlySpan<byte> TakeStamp(ReadOnlySpan<byte> piece)
    {
        var end = piece.IndexOf((byte)' ');
        var stamp = end < 0 ? piece : piece[..end];
        if (_stampLength + stamp.Length > LongestStamp)
            throw new InvalidDataException("The container's output has no time stamps although they were asked for");
        if (_stampLength < MomentLength)
        {
            var kept = Math.Min(stamp.Length, MomentLength - _stampLength);
            stamp[..kept].CopyTo(_moment.AsSpan(_stampLength));
        }

        _stampLength += stamp.Length;
        if (end < 0) return default;
        _inStamp = false;
        return piece[(end + 1)..];
    }
}
