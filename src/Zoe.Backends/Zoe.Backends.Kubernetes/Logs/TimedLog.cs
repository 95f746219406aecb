using System.Buffers;
using System.Globalization;
using System.Text;

namespace Zoe.Backends.Kubernetes.Logs;

/// <summary>
/// Removes the time stamps from a container's output, by which a later stream continues where an earlier one ended. Positions in
/// bytes do not: after the kubelet's rotation they are positions in another file.
/// </summary>
internal sealed class TimedLog
{
    private readonly byte[] _prefix = new byte[LogStamp.MostBytes];
    private readonly ArrayBufferWriter<byte> _output = new();
    private int _prefixLength;

    // The last line that was put out: its time, which of those of the same time it is, and how much of it.
    private DateTimeOffset? _time;
    private int _ordinal;
    private long _length;

    // The line that is being read.
    private LinePart _part = LinePart.Stamp;
    private bool _isFirst = true;
    private bool _isCaughtUp;
    private bool _isNextFile;
    private DateTimeOffset? _nextFirst;
    private DateTimeOffset? _end;
    private DateTimeOffset? _streamTime;
    private int _streamOrdinal;
    private long _skip;

    private enum LinePart
    {
        Stamp,
        Text,
        Skipped,
        NoOutput,
    }

    /// <summary>From when the next stream has to be: the last line in it again, and all later ones. Null for all.</summary>
    public DateTimeOffset? Since => _time;

    /// <summary>The beginning of a message of the kubelet instead of the container's output; null for none.</summary>
    public string? KubeletMessage { get; private set; }

    /// <summary>True when output may be missing before that of the last <see cref="Read"/>.</summary>
    public bool HasGap { get; private set; }

    /// <summary>True when a line was passed over because it is as new as the end that <see cref="Read"/> was given.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Where the output was read to, for <see cref="Resume"/>; null before its first line.</summary>
    public string? Position => _time is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{time.UtcTicks}/{_ordinal}/{_length}")
        : null;

    /// <summary>Goes on after a <see cref="Position"/> that another reader was at.</summary>
    public void Resume(string position)
    {
        var parts = position.Split('/');
        if (parts.Length != 3
            || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var ticks)
            || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out _ordinal)
            || !long.TryParse(parts[2], CultureInfo.InvariantCulture, out _length)) return;
        _time = new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    /// <summary>A new stream begins, which was requested from <see cref="Since"/> on.</summary>
    public void Begin()
    {
        (_part, _prefixLength, _isFirst) = (LinePart.Stamp, 0, true);
        _isCaughtUp = _time is null;
        (_streamTime, _streamOrdinal, KubeletMessage) = (null, 0, null);
        (_isNextFile, _nextFirst, IsAtEnd) = (false, null, false);
    }

    /// <summary>A new stream begins, with the first line of a later file than was read before.</summary>
    /// <param name="first">The time of the file's first line when nothing is missing before it; null when something may be.</param>
    public void BeginFile(DateTimeOffset? first)
    {
        Begin();
        (_isNextFile, _nextFirst) = (_time is not null, first);
    }

    /// <summary>
    /// The output that a piece of the stream adds, without lines that are not older than <paramref name="end"/>; valid until
    /// the next call.
    /// </summary>
    public ReadOnlyMemory<byte> Read(ReadOnlySpan<byte> piece, DateTimeOffset? end = null)
    {
        // A gap is before the next output, even when that comes with a later piece than the time of its line.
        if (_output.WrittenCount > 0) HasGap = false;
        _output.ResetWrittenCount();
        _end = end;
        while (!piece.IsEmpty) piece = _part == LinePart.Stamp ? ReadStamp(piece) : ReadText(piece);
        return _output.WrittenMemory;
    }

    private ReadOnlySpan<byte> ReadStamp(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            var next = piece[0];
            if (next == ' ' && LogStamp.TryParse(_prefix.AsSpan(0, _prefixLength), out var time))
            {
                BeginLine(time);
                return piece[1..];
            }

            if (_prefixLength == _prefix.Length || next is (byte)' ' or (byte)'\n')
            {
                BeginNoOutput();
                return piece;
            }

            _prefix[_prefixLength++] = next;
            piece = piece[1..];
        }

        return piece;
    }

    // Without a time it is a message of the kubelet instead of the output, or the rest of a line whose beginning is older
    // than the stream.
    private void BeginNoOutput()
    {
        if (!_isFirst || _time is null) KubeletMessage ??= Encoding.UTF8.GetString(_prefix.AsSpan(0, _prefixLength));
        _part = LinePart.NoOutput;
    }

    private void BeginLine(DateTimeOffset time)
    {
        (_prefixLength, _isFirst, _skip) = (0, false, 0);
        _streamOrdinal = time == _streamTime ? _streamOrdinal + 1 : 1;
        _streamTime = time;
        if (time >= _end) IsAtEnd = true;
        if (IsAtEnd)
        {
            _part = LinePart.Skipped;
            return;
        }

        if (_isNextFile)
        {
            (_isNextFile, _isCaughtUp) = (false, true);
            HasGap = time != _nextFirst;
        }
        else if (!_isCaughtUp)
        {
            if (time < _time || (time == _time && _streamOrdinal < _ordinal))
            {
                _part = LinePart.Skipped;
                return;
            }

            _isCaughtUp = true;
            if (time == _time && _streamOrdinal == _ordinal)
            {
                (_part, _skip) = (LinePart.Text, _length);
                return;
            }

            HasGap = true;
        }

        (_part, _time, _ordinal, _length) = (LinePart.Text, time, _streamOrdinal, 0);
    }

    private ReadOnlySpan<byte> ReadText(ReadOnlySpan<byte> piece)
    {
        var end = piece.IndexOf((byte)'\n');
        var line = end < 0 ? piece : piece[..(end + 1)];
        if (_part == LinePart.Text)
        {
            var known = (int)Math.Min(_skip, line.Length);
            _skip -= known;
            _output.Write(line[known..]);
            _length += line.Length - known;
        }

        if (_part == LinePart.NoOutput && KubeletMessage is { Length: < 300 } message)
            KubeletMessage = message + Encoding.UTF8.GetString(line).TrimEnd('\n');
        if (end >= 0) (_part, _prefixLength, _isFirst) = (LinePart.Stamp, 0, false);
        return piece[line.Length..];
    }
}
