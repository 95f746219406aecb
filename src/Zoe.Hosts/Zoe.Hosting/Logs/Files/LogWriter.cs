using Microsoft.Win32.SafeHandles;

namespace Zoe.Hosting.Logs.Files;

/// <summary>
/// Appends the output of one attempt to its files. When limits are reached it starts a new file and deletes the oldest
/// ones of the service. Files are open only during writes. Not thread-safe.
/// </summary>
internal sealed class LogWriter
{
    // Limits the number of small files of many short attempts.
    private const int MaxFiles = 500;

    private static long _totalBytes;

    private readonly LogFolder _folder;
    private readonly int _attempt;
    private readonly ZoeOptions _options;
    private readonly TimeProvider _time;
    private bool _prepared;
    private long _start;
    private long _length;
    private bool _atLineStart = true;
    private DateTimeOffset _indexed = DateTimeOffset.MinValue;

    /// <summary>Resumes at the end of the attempt's files. Only reads from the disk.</summary>
    public LogWriter(LogFolder folder, int attempt, ZoeOptions options, TimeProvider time)
    {
        (_folder, _attempt, _options, _time) = (folder, attempt, options, time);
        if (folder.List().LastOrDefault(segment => segment.Attempt == attempt) is { } last)
            (_start, _length) = (last.Start, last.Length);
        if (_length > 0 && folder.FindGap(attempt, Position) is not null) StartNext(Position);
    }

    /// <summary>Bytes written by this process.</summary>
    public static long TotalBytes => Volatile.Read(ref _totalBytes);

    /// <summary>Offset of the next byte in the output of the attempt.</summary>
    public long Position => _start + _length;

    private LogSegment Segment => new(_attempt, _start, _length, _folder.LogPath(_attempt, _start));

    /// <summary>Writes all bytes, or throws; <see cref="Position"/> then shows how many were written.</summary>
    /// <exception cref="IOException">The disk is full, for example.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (!_prepared) Prepare();
        if (_length >= _options.ServiceLogFileBytes)
        {
            // Files end at the end of a line, except for very long lines.
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
    /// Marks that output may be missing after the current position, unless more is appended. Needs no disk space on
    /// most file systems.
    /// </summary>
    public void MarkPossibleGap()
    {
        Directory.CreateDirectory(_folder.Path);
        File.WriteAllBytes(_folder.GapPath(_attempt, Position), []);
    }

    /// <summary>Marks missing output at the current position, with the reason.</summary>
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
            // On a full disk a part may have been written.
            var written = (int)Math.Clamp(RandomAccess.GetLength(file) - _length, 0, bytes.Length);
            _length += written;
            Interlocked.Add(ref _totalBytes, written);
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
        // The output continues here, so that nothing was lost.
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

    /// <summary>A line has the time at which its first byte was received.</summary>
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
            if (bytes <= _options.ServiceLogMaxBytes && segments.Count - i < MaxFiles) return;
            File.Delete(segments[i].Path);
            File.Delete(segments[i].IndexPath);
            bytes -= segments[i].Length;
        }
    }
}
