namespace Zoe.AspNetCore;

/// <summary>The folder of what signs links and ends sessions, below the data path.</summary>
internal static class KeyFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Its path; makes it, for its owner only, when it is not there.</summary>
    public static string Ensure(string dataPath)
    {
        var path = Path.Combine(dataPath, "keys");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
        return path;
    }
}
