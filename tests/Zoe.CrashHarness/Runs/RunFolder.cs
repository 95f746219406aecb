namespace Zoe.CrashHarness.Runs;

/// <summary>Folders of runs.</summary>
internal static class RunFolder
{
    /// <summary>Lets PostgreSQL, which runs as another user, reach what is its own below a folder.</summary>
    public static void OpenToServers(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }
}
