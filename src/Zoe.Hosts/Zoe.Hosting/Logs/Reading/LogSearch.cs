using Zoe.Hosting.Logs.Files;

namespace Zoe.Hosting.Logs.Reading;

/// <summary>Finds the start and end positions of a log query.</summary>
internal static class LogSearch
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>Start position, and end position (exclusive; null for none).</summary>
    public static (LogPosition From, LogPosition? To) Find(LogFolder folder, LogQuery query)
    {
        var segments = folder.List();
        if (segments.Count == 0) return (query.From ?? new LogPosition(1, 0), null);

        var last = segments[^1];
        var end = new LogPosition(last.Attempt, last.End);
        var to = query.Until is { } until ? FindFirst(segments, until + LogIndex.Grain + TimeSpan.FromMilliseconds(1)) : null;
        if (query.From is { } place) return (place, to);
        var from = query.Since is { } since ? FindFirst(segments, since) ?? end : new LogPosition(segments[0].Attempt, 0);
        if (query.Tail is { } lines)
        {
            var tail = FindTail(segments, to ?? end, lines);
            if (from.IsBefore(tail)) from = tail;
        }

        return (from, to);
    }

    private static LogPosition? FindFirst(IReadOnlyList<LogSegment> segments, DateTimeOffset time)
    {
        foreach (var segment in segments)
        {
            if (LogIndex.FindFirst(segment, time) is { } offset)
                return new LogPosition(segment.Attempt, segment.Start + offset);
        }

        return null;
    }

    /// <summary>Counts lines backwards from the end, including an incomplete last line.</summary>
    private static LogPosition FindTail(IReadOnlyList<LogSegment> segments, LogPosition end, int lines)
    {
        if (lines == 0) return end;
        var block = new byte[BlockBytes];
        var isLast = true;
        for (var i = segments.Count - 1; i >= 0; i--)
        {
            var segment = segments[i];
            var length = Math.Min(segment.Length, segment.Attempt == end.Attempt ? end.Offset - segment.Start : segment.Length);
            if (segment.Attempt > end.Attempt || length <= 0) continue;
            using var file = File.OpenHandle(
                segment.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            while (length > 0)
            {
                var size = (int)Math.Min(length, BlockBytes);
                length -= size;
                size = RandomAccess.Read(file, block.AsSpan(0, size), length);
                for (var at = size - 1; at >= 0; at--)
                {
                    // The newline at the very end terminates the last line.
                    if (block[at] == '\n' && !isLast && --lines == 0)
                        return new LogPosition(segment.Attempt, segment.Start + length + at + 1);
                    isLast = false;
                }
            }
        }

        return new LogPosition(segments[0].Attempt, 0);
    }
}
