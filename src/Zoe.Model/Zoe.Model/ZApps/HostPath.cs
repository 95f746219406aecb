namespace Zoe.Model;

/// <summary>Paths on hosts, which are written the POSIX way whatever system this runs on.</summary>
internal static class HostPath
{
    /// <summary>Without repeated slashes, <c>.</c> segments and a final slash. <c>..</c> is kept for the checks.</summary>
    public static string Normalise(string path)
    {
        if (IsNormal(path))
            return path;
        var parts = path.Split('/').Where(static part => part is not ("" or "."));
        return (path.StartsWith('/') ? "/" : "") + string.Join('/', parts);
    }

    /// <summary>True for an absolute path below the root that goes nowhere up.</summary>
    public static bool IsSafe(string path)
    {
        if (!path.StartsWith('/') || path.AsSpan().Trim('/').IsEmpty || path.Contains('\0'))
            return false;
        foreach (var part in path.AsSpan().Split('/'))
        {
            if (path.AsSpan(part) is "..")
                return false;
        }

        return true;
    }

    private static bool IsNormal(string path) =>
        !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("/.", StringComparison.Ordinal)
        && !path.StartsWith('.')
        && (path.Length < 2 || path[^1] != '/');
}
