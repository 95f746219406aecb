namespace Zoe.Hosting;

/// <summary>
/// The files with the output of one service: <c>&lt;attempt&gt;-&lt;start&gt;.log</c>, to each an index of times, and an
/// empty file <c>&lt;attempt&gt;-&lt;start&gt;.gap</c> where the rest of a run's output could not be kept.
/// </summary>
internal sealed class LogFolder(string path)
{
    public const string LogExtension = ".log";
    public const string IndexExtension = ".idx";
    public const string GapExtension = ".gap";

    public string Path => path;

    /// <summary>The pieces there are, in the order in which they were written.</summary>
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
            // Nothing has been written yet, or it is deleted.
        }

        segments.Sort((left, right) => (left.Attempt, left.Start).CompareTo((right.Attempt, right.Start)));
        return segments;
    }

    public string LogPath(int attempt, long start) => FilePath(attempt, start, LogExtension);

    public string GapPath(int attempt, long start) => FilePath(attempt, start, GapExtension);

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
