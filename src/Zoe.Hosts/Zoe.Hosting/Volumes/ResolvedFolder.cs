namespace Zoe.Hosting.Volumes;

/// <summary>A path with all <c>..</c> and symbolic links resolved, as the system would resolve them.</summary>
/// <param name="Path">The resolved folder; null when there is none.</param>
/// <param name="Problem">Why there is none, as the end of a sentence; else null.</param>
internal readonly record struct ResolvedFolder(string? Path, string? Problem)
{
    // The limit of Linux.
    private const int MaxLinks = 40;

    /// <summary>Resolves an absolute path. May block while a network file system hangs.</summary>
    public static ResolvedFolder Of(string path)
    {
        var found = "";
        var ahead = new Stack<string>(Components(path));
        var links = 0;
        while (ahead.TryPop(out var name))
        {
            if (name == "..")
            {
                found = found[..Math.Max(found.LastIndexOf('/'), 0)];
                continue;
            }

            var next = new DirectoryInfo($"{found}/{name}");
            if (next.LinkTarget is { } target)
            {
                if (++links > MaxLinks) return new(null, "has too many levels of symbolic links");
                if (target.StartsWith('/')) found = "";
                foreach (var component in Components(target)) ahead.Push(component);
            }
            else if (next.Exists)
            {
                found = $"{found}/{name}";
            }
            else
            {
                return new(null, File.Exists(next.FullName) ? "is not a folder" : "does not exist");
            }
        }

        return new(found.Length == 0 ? "/" : found, null);
    }

    /// <summary>True for a folder, and for everything below it.</summary>
    public static bool Contains(string folder, string path) =>
        folder == "/"
        || (path.StartsWith(folder, StringComparison.Ordinal)
            && (path.Length == folder.Length || path[folder.Length] == '/'));

    /// <summary>In reverse order, without empty components and dots.</summary>
    private static IEnumerable<string> Components(string path) =>
        path.Split('/').Where(component => component is not ("" or ".")).Reverse();
}
