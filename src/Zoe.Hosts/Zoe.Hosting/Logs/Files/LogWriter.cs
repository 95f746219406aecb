using Microsoft.Win32.SafeHandles;

namespace Zoe.Hosting.Logs.Files;

/// <summary>
/// Appends the output of one run of a service to its files. A new file is begun, and the oldest ones of the service are
/// deleted, when the limits are reached. Files are open only while something is written. Not for use by several threads
/// at once.
/// </summary>
internal sealed class LogWriter
{
    // Many short runs leave many small files: so many are kept.
    private const int MostFiles = 500;

    private readonly LogFolder _folder;
    private readonly int _attempt;
    private readonly ZoeOptions _options;
    private readonly TimeProvider _time;
    private bool _prepared;
    private long _start;
    private long _length;
    private bool _atLineStart = true;
    private DateTimeOffset _indexed = DateTimeOffset.MinValue;

    /// <summary>Goes on where the files of this run end. Touches the disk only to look.</summary>
    public LogWriter(LogFolder folder, int attempt, ZoeOptions options, TimeProvider time)
    {
        (_folder, _attempt, _options, _time) = (folder, attempt, options, time);
        if (folder.List().LastOrDefault(segment => segment.Attempt == attempt) is { } last)
            (_start, _length) = (last.Start, last.Length);
        if (_length > 0 && folder.FindGap(attempt, Position) is not null) StartNext(Position);
    }

    /// <summary>How many bytes of the run's output came before the next one.</summary>
    public long Position => _start + _length;

    private LogSegment Segment => new(_attempt, _start, _length, _folder.LogPath(_attempt, _start));

    /// <summary>Writes all, or throws; <see cref="Position"/> then tells how much of it is written.</summary>
    /// <exception cref="IOException">The disk is full, for example.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (!_prepared) Prepare();
        if (_length >= _options.ServiceLogFileBytes)
        {
            // Files end with lines, but for lines that do not end.
            var rest = _atLineStart ? 0 : bytes.IndexOf((byte)'\n') + 1;
            if (rest > 0) Write(bytes[..rest]);
            bytes = bytes[rest..];
            if (_atLineStart || _length >= 2 * _options.ServiceLogFileBytes) StartNext(Position);
        }

        if (!bytes.IsEmpty) Write(bytes);
    }

    /// <summary>Leaves out bytes that are lost.</summary>
    public void Skip(long count) => StartNext(Position + count);

    /// <summary>
    /// Notes that more may have been written than is in the files, unless more is appended. Needs no room on most file
    /// systems.
    /// </summary>
    public void MarkPossibleGap()
    {
        Directory.CreateDirectory(_folder.Path);
        File.WriteAllBytes(_folder.GapPath(_attempt, Position), []);
    }

    /// <summary>Notes that output is missing between what was appended and what will be, and why.</summary>
    public void MarkGap(string reason)
    {
        if (_length > 0) StartNext(Position);
        Directory.CreateDirectory(_folder.Path);
        File.WriteAllText(_folder.GapPath(_attempt, Position), reason);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (!_prepared) Prepare();
        using var file = OpenForWriting(Segment.Path);
        AddToIndex(bytes);
        try
        {
            RandomAccess.Write(file, bytes, _length);
        }
        finally
        {
            // A full disk may have taken a part.
            var written = (int)Math.Clamp(RandomAccess.GetLength(file) - _length, 0, bytes.Length);
            _length += written;
            if (written > 0) _atLineStart = bytes[written - 1] == '\n';
        }
    }

    private void Prepare()
    {
        Directory.CreateDirectory(_folder.Path);
        if (_length == 0) DeleteOldest();
        using var file = OpenForWriting(Segment.Path);
        _length = RandomAccess.GetLength(file);
        var last = new byte[1];
        _atLineStart = _length == 0 || (RandomAccess.Read(file, last, _length - 1) == 1 && last[0] == '\n');
        // It goes on from here, so that what was thought to be lost is not.
        if (_folder.FindGap(_attempt, Position) is { Length: 0 }) File.Delete(_folder.GapPath(_attempt, Position));
        _prepared = true;
    }

    private static SafeFileHandle OpenForWriting(string path) => File.OpenHandle(
        path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    private void StartNext(long start)
    {
        (_start, _length, _prepared) = (start, 0, false);
        _indexed = DateTimeOffset.MinValue;
    }

    /// <summary>A line has the time at which its beginning came.</summary>
    private void AddToIndex(ReadOnlySpan<byte> bytes)
    {
        var now = _time.GetUtcNow();
        if (now < _indexed + LogIndex.Grain && now >= _indexed) return;
        var line = _atLineStart ? 0 : bytes.IndexOf((byte)'\n') + 1;
        if (line == bytes.Length || (line == 0 && !_atLineStart)) return;
        using var index = OpenForWriting(Segment.IndexPath);
        LogIndex.Add(index, now, _length + line);
        _indexed = now;
    }

    private void DeleteOldest()
    {
        var segments = _folder.List();
        var bytes = segments.Sum(segment => segment.Length) + _options.ServiceLogFileBytes;
        for (var i = 0; i < segments.Count; i++)
        {
            if (bytes <= _options.ServiceLogMaxBytes && segments.Count - i < MostFiles) return;
            File.Delete(segments[i].Path);
            File.Delete(segments[i].IndexPath);
            bytes -= segments[i].Length;
        }
    }
}
