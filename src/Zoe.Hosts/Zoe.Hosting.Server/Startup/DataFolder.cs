namespace Zoe.Hosting.Server.Startup;

/// <summary>Ensures that the data folder exists, is writable, and is not used by another server.</summary>
internal static class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// Returns a lock against other servers, to be held while this one runs; it is released with the process. Throws
    /// <see cref="StartupException"/> when the folder cannot be used.
    /// </summary>
    public static FileStream Prepare(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(KeysIn(path));
            else
            {
                // Private when it is created here; permissions of an existing folder are kept.
                Directory.CreateDirectory(path, OwnerOnly);
                Directory.CreateDirectory(KeysIn(path), OwnerOnly);
                File.SetUnixFileMode(KeysIn(path), OwnerOnly);
                foreach (var secret in Directory.EnumerateFiles(KeysIn(path)))
                    File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            return Lock(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The data path {path} cannot be written: {exception.Message} Set ZOE_DATA_PATH to another folder.",
                exception);
        }
    }

    /// <summary>Folder of the keys that sign cookies.</summary>
    public static string KeysIn(string path) => KeyFolder.Of(path);

    /// <summary>Path of the database.</summary>
    public static string DatabaseIn(string path) => Path.Combine(path, "zoe.db");

    private static FileStream Lock(string path)
    {
        var file = Path.Combine(path, "server.lock");
        var existed = File.Exists(file);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (existed)
        {
            throw new StartupException(
                $"Another Zoe server uses the data path {path}; stop it, or set ZOE_DATA_PATH to another folder.",
                exception);
        }
    }
}
