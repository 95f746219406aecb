namespace Zoe.Model.ZApps;

/// <summary>POSIX paths on hosts, independent of the local operating system.</summary>
internal static class HostPath
{
    /// <summary>Removes repeated slashes, <c>.</c> segments and a trailing slash. Keeps <c>..</c>, which the checks reject.</summary>
    public static string Normalise(string path)
    {
        if (IsNormalised(path))
            return path;
        var parts = path.Split('/').Where(static part => part is not ("" or "."));
        return (path.StartsWith('/') ? "/" : "") + string.Join('/', parts);
    }

    /// <summary>True for an absolute path below the root without <c>..</c>.</summary>
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

    private static bool IsNormalised(string path) =>
        !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("/.", StringComparison.Ordinal)
        && !path.StartsWith('.')
        && (path.Length < 2 || path[^1] != '/');
}
