namespace Zoe.Hosting;

/// <summary>The folder of keys and revoked sessions, below the data path.</summary>
public static class KeyFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Its path; it may not exist.</summary>
    public static string Of(string dataPath) => Path.Combine(dataPath, "keys");

    /// <summary>Returns its path; creates it with access for its owner only when missing.</summary>
    public static string Ensure(string dataPath)
    {
        var path = Of(dataPath);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
        return path;
    }
}
