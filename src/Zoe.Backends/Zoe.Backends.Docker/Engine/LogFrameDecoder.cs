using System.Buffers.Binary;
using System.Text;

namespace Zoe.Backends.Docker.Engine;

/// <summary>
/// Takes the frames off a container's output. An engine sends what the container wrote in frames of an 8 byte header
/// (stream number, three zeros, length as a big-endian 32 bit number) and that many bytes. Nothing is copied: what
/// comes out are slices of what went in, and a frame may be spread over any number of inputs.
/// </summary>
internal sealed class LogFrameDecoder
{
    private const int HeaderLength = 8;
    private const int LastStream = 2;

    // An engine's error message, after which it sends no more: `Systemerr` in Moby's `stdcopy`. MultiplexedStream of
    // Docker.DotNet.Enhanced 4.3.3 drops it.
    private const int ErrorStream = 3;
    private const int LongestError = 1000;

    private readonly byte[] _header = new byte[HeaderLength];
    private int _headerBytes;
    private uint _remaining;
    private bool _begins;
    private StringBuilder? _error;

    /// <summary>True between two frames: an input that ends elsewhere was cut off.</summary>
    public bool IsAtBoundary => _headerBytes == 0 && _remaining == 0;

    /// <summary>
    /// Takes the next piece of output off <paramref name="input"/>; false when all of it is used up.
    /// </summary>
    /// <exception cref="InvalidDataException">The input is not framed, or the engine could not read on.</exception>
    public bool TryRead(ref ReadOnlyMemory<byte> input, out ReadOnlyMemory<byte> output) =>
        TryRead(ref input, out output, out _);

    /// <summary>The same, and says whether a frame begins with this piece.</summary>
    /// <exception cref="InvalidDataException">The input is not framed, or the engine could not read on.</exception>
    public bool TryRead(ref ReadOnlyMemory<byte> input, out ReadOnlyMemory<byte> output, out bool begins)
    {
        output = default;
        begins = false;
        while (!input.IsEmpty)
        {
            if (_remaining > 0)
            {
                var length = (int)Math.Min(_remaining, (uint)input.Length);
                output = input[..length];
                input = input[length..];
                _remaining -= (uint)length;
                begins = _begins;
                _begins = false;
                if (_error is null) return true;
                TakeError(output.Span);
                continue;
            }

            ReadHeader(ref input);
        }

        return false;
    }

    private void ReadHeader(ref ReadOnlyMemory<byte> input)
    {
        var length = Math.Min(HeaderLength - _headerBytes, input.Length);
        input.Span[..length].CopyTo(_header.AsSpan(_headerBytes));
        input = input[length..];
        _headerBytes += length;
        if (_headerBytes < HeaderLength) return;
        if (_header[0] > ErrorStream || (_header[1] | _header[2] | _header[3]) != 0)
            throw new InvalidDataException("The container's output is not framed: it seems to have a terminal");
        _remaining = BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(4));
        _headerBytes = 0;
        _begins = true;
        _error = _header[0] > LastStream ? new StringBuilder() : null;
    }

    private void TakeError(ReadOnlySpan<byte> text)
    {
        _error!.Append(Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestError - Math.Min(LongestError, _error.Length))]));
        if (_remaining == 0) throw new InvalidDataException($"The engine could not read on: {_error.ToString().Trim()}");
    }
}
