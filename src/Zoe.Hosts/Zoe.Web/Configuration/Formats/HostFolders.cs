namespace Zoe.Web.Configuration.Formats;

/// <summary>Checks folders of the hosts that services get.</summary>
internal static class HostFolders
{
    public static bool Check(string path, ICollection<string> problems)
    {
        if (path.StartsWith('/') && !path.Contains(':', StringComparison.Ordinal) && Path.GetFullPath(path) != "/") return true;
        problems.Add($"has the path '{path}'; one begins with '/', has no ':', and is not '/' itself, which would open the whole host.");
        return false;
    }
}
