using System.Globalization;

namespace Zoe.Hosting.Logs.Files;

/// <summary>
/// Files with the output of one service: <c>&lt;attempt&gt;-&lt;start&gt;.log</c>, each with a time index, and a file
/// <c>&lt;attempt&gt;-&lt;start&gt;.gap</c> where output is missing, with the reason; empty where the remaining output
/// of an attempt could not be written.
/// </summary>
internal sealed class LogFolder(string path)
{
    public const string LogExtension = ".log";
    public const string IndexExtension = ".idx";
    public const string GapExtension = ".gap";
    public const string CursorExtension = ".cursor";

    public string Path => path;

    /// <summary>Existing segments in the order in which they were written.</summary>
    public IReadOnlyList<LogSegment> List()
    {
        var segments = new List<LogSegment>();
        try
        {
            foreach (var file in new DirectoryInfo(path).EnumerateFiles("*" + LogExtension))
                if (Parse(file) is { } segment) segments.Add(segment);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing has been written yet, or the folder was deleted.
        }

        segments.Sort((left, right) => (left.Attempt, left.Start).CompareTo((right.Attempt, right.Start)));
        return segments;
    }

    public string LogPath(int attempt, long start) => FilePath(attempt, start, LogExtension);

    public string GapPath(int attempt, long start) => FilePath(attempt, start, GapExtension);

    /// <summary>File with the driver's position at the end of an attempt's files.</summary>
    public string CursorPath(int attempt) =>
        System.IO.Path.Combine(path, attempt.ToString(CultureInfo.InvariantCulture) + CursorExtension);

    /// <summary>Why output is missing at a position, empty when unknown; null when none is missing.</summary>
    public string? FindGap(int attempt, long start)
    {
        var gap = GapPath(attempt, start);
        try
        {
            return File.Exists(gap) ? File.ReadAllText(gap) : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string FilePath(int attempt, long start, string extension) =>
        System.IO.Path.Combine(path, new LogPosition(attempt, start) + extension);

    private static LogSegment? Parse(FileInfo file)
    {
        if (!LogPosition.TryParse(System.IO.Path.GetFileNameWithoutExtension(file.Name), out var start)) return null;
        try
        {
            return new LogSegment(start.Attempt, start.Offset, file.Length, file.FullName);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
