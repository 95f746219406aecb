using Zoe.Model.ZeroCloud;

namespace Zoe.Model.Bundles;

/// <summary>Finds the files of a project that match glob patterns; does not follow links.</summary>
internal sealed class ProjectFiles(string root)
{
    private readonly HashSet<(string Folder, int Segment)> _visited = [];
    private string[] _segments = [];

    /// <summary>Paths of files relative to the root, with <c>/</c>, in ordinal order.</summary>
    public SortedSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths of links that the last pattern matched or traversed.</summary>
    public SortedSet<string> Links { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds the files that match a pattern; a folder includes all its files. False when nothing matches.</summary>
    public bool Add(string pattern)
    {
        _visited.Clear();
        Links.Clear();
        _segments = GlobPattern.Segments(pattern);
        return Visit(new DirectoryInfo(root), "", 0);
    }

    private bool Visit(DirectoryInfo folder, string path, int segment)
    {
        if (segment >= _segments.Length || !_visited.Add((path, segment)))
            return false;
        var any = false;
        var isDoubleStar = _segments[segment] == GlobPattern.DoubleStar;
        // "**" also matches zero folders.
        if (isDoubleStar && segment + 1 < _segments.Length)
            any |= Visit(folder, path, segment + 1);
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(static entry => entry.Name, StringComparer.Ordinal))
        {
            if (GlobPattern.Matches(_segments[segment], entry.Name))
                any |= AddEntry(entry, Join(path, entry.Name), isDoubleStar ? segment : segment + 1);
        }

        return any;
    }

    private bool AddEntry(FileSystemInfo entry, string path, int next)
    {
        if (entry.LinkTarget is not null)
        {
            Links.Add(path);
            return true;
        }

        if (entry is DirectoryInfo folder)
            return next == _segments.Length || IsTrailingDoubleStar(next) ? AddAll(folder, path) : Visit(folder, path, next);
        if (next == _segments.Length || IsTrailingDoubleStar(next))
        {
            Files.Add(path);
            return true;
        }

        return false;
    }

    /// <summary>A trailing "**" matches everything below.</summary>
    private bool IsTrailingDoubleStar(int segment) =>
        segment == _segments.Length - 1 && _segments[segment] == GlobPattern.DoubleStar;

    private bool AddAll(DirectoryInfo folder, string path)
    {
        var any = false;
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var below = Join(path, entry.Name);
            if (entry is DirectoryInfo { LinkTarget: null } inner)
            {
                any |= AddAll(inner, below);
                continue;
            }

            (entry.LinkTarget is null ? Files : Links).Add(below);
            any = true;
        }

        return any;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
