namespace Zoe.Hosting.Volumes;

/// <summary>What a path leads to, after all <c>..</c> and symbolic links on the way, as the system would follow them.</summary>
/// <param name="Path">Where it ends; null when it leads to no folder.</param>
/// <param name="Problem">Why it does, as the end of a sentence; null when all is well.</param>
internal readonly record struct ResolvedFolder(string? Path, string? Problem)
{
    // What Linux follows at most.
    private const int MostLinks = 40;

    /// <summary>Looks at every component of an absolute path. May block while a network file system hangs.</summary>
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
                if (++links > MostLinks) return new(null, "goes round in circles through links");
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

    /// <summary>The last one first, without those that lead nowhere.</summary>
    private static IEnumerable<string> Components(string path) =>
        path.Split('/').Where(component => component is not ("" or ".")).Reverse();
}
