namespace Zoe.Model;

/// <summary>Finds the files of a project that patterns match, without ever following a link.</summary>
internal sealed class ProjectFiles(string root)
{
    private readonly HashSet<(string Folder, int Segment)> _visited = [];
    private string[] _segments = [];

    /// <summary>Paths of files relative to the root, with <c>/</c>, in ordinal order.</summary>
    public SortedSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths of links that the last pattern matched or would have to go through.</summary>
    public SortedSet<string> Links { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds what a pattern matches; a folder stands for all that is in it. False when that is nothing.</summary>
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
        var deep = _segments[segment] == GlobPattern.AnyFolders;
        // "**" may also stand for no folder at all.
        if (deep && segment + 1 < _segments.Length)
            any |= Visit(folder, path, segment + 1);
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(static entry => entry.Name, StringComparer.Ordinal))
        {
            if (GlobPattern.Matches(_segments[segment], entry.Name))
                any |= Take(entry, Join(path, entry.Name), deep ? segment : segment + 1);
        }

        return any;
    }

    private bool Take(FileSystemInfo entry, string path, int next)
    {
        if (entry.LinkTarget is not null)
        {
            Links.Add(path);
            return true;
        }

        if (entry is DirectoryInfo folder)
            return next == _segments.Length || IsLastDeep(next) ? TakeAll(folder, path) : Visit(folder, path, next);
        if (next == _segments.Length || IsLastDeep(next))
        {
            Files.Add(path);
            return true;
        }

        return false;
    }

    /// <summary>A "**" at the end takes everything below.</summary>
    private bool IsLastDeep(int segment) =>
        segment == _segments.Length - 1 && _segments[segment] == GlobPattern.AnyFolders;

    private bool TakeAll(DirectoryInfo folder, string path)
    {
        var any = false;
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var below = Join(path, entry.Name);
            if (entry is DirectoryInfo { LinkTarget: null } inner)
            {
                any |= TakeAll(inner, below);
                continue;
            }

            (entry.LinkTarget is null ? Files : Links).Add(below);
            any = true;
        }

        return any;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
