namespace Zoe.Hosting.Sqlite;

/// <summary>The files of a database on disk: password hashes are in them, so only their owner may read them.</summary>
internal static class SqliteFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // SQLite gives its files beside the database the rights of the database.
    private static readonly string[] Suffixes = ["", "-wal", "-shm"];

    /// <summary>Makes the folder and an empty file when there is none, and takes the rights of others away.</summary>
    public static void Prepare(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (OperatingSystem.IsWindows()) return;
        if (!File.Exists(path)) Create(path, FileMode.OpenOrCreate);
        foreach (var suffix in Suffixes)
            if (File.Exists(path + suffix) && File.GetUnixFileMode(path + suffix) != OwnerOnly) File.SetUnixFileMode(path + suffix, OwnerOnly);
    }

    /// <summary>Makes an empty file for its owner only.</summary>
    public static void Create(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
    }
}
