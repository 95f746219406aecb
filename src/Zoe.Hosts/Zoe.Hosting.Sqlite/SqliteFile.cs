namespace Zoe.Hosting.Sqlite;

/// <summary>Files of a database. They contain password hashes, so only their owner may read them.</summary>
internal static class SqliteFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // SQLite creates these with the permissions of the database.
    private static readonly string[] Suffixes = ["", "-wal", "-shm"];

    /// <summary>Creates the folder and an empty file when missing, and removes the permissions of others.</summary>
    public static void Prepare(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (OperatingSystem.IsWindows()) return;
        if (!File.Exists(path)) Create(path, FileMode.OpenOrCreate);
        foreach (var suffix in Suffixes)
            if (File.Exists(path + suffix) && File.GetUnixFileMode(path + suffix) != OwnerOnly) File.SetUnixFileMode(path + suffix, OwnerOnly);
    }

    /// <summary>Creates an empty file with access for its owner only.</summary>
    public static void Create(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
    }
}
