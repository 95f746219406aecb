using Microsoft.Data.Sqlite;
using SQLitePCL;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Sqlite;

/// <summary>Translates SQLite errors into messages that say what to do.</summary>
internal static class StoreErrors
{
    private const long MinFreeBytes = 64 * 1024;

    public static StoreUnavailableException Explain(SqliteException failure, string path) =>
        new(Describe(failure, path), failure);

    private static string Describe(SqliteException failure, string path) => failure.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => Full(path),
        raw.SQLITE_IOERR when IsFull(path) => Full(path),
        raw.SQLITE_IOERR => $"{path} cannot be read or written ({failure.Message.TrimEnd('.')}): check its disk.",
        raw.SQLITE_NOTADB => $"{path} is not a database of Zoe: restore a backup, or use another data path.",
        raw.SQLITE_CORRUPT => $"{path} is damaged: stop the server and restore a backup.",
        raw.SQLITE_CANTOPEN =>
            $"{path} cannot be opened: check that its folder exists and is writable, and the limit of open files.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => $"{path} is not writable: check the permissions of the file and its folder.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"{path} is locked by another program.",
        raw.SQLITE_NOMEM => $"There is not enough memory to use {path}.",
        _ => $"{path} cannot be used: {failure.Message}",
    };

    private static string Full(string path) => $"The disk that holds {path} is full: free space there.";

    private static bool IsFull(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace < MinFreeBytes;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
