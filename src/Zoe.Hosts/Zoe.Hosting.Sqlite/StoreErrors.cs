using Microsoft.Data.Sqlite;
using SQLitePCL;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Sqlite;

/// <summary>Says what an error of SQLite means for the file, and what can be done about it.</summary>
internal static class StoreErrors
{
    private const long LeastFreeBytes = 64 * 1024;

    public static StoreUnavailableException Explain(SqliteException failure, string path) =>
        new(Describe(failure, path), failure);

    private static string Describe(SqliteException failure, string path) => failure.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => Full(path),
        raw.SQLITE_IOERR when IsFull(path) => Full(path),
        raw.SQLITE_IOERR => $"{path} cannot be read or written ({failure.Message.TrimEnd('.')}): check its disk.",
        raw.SQLITE_NOTADB => $"{path} is not a database of Zoe: put a backup in its place, or use another data path.",
        raw.SQLITE_CORRUPT => $"{path} is damaged: stop the server and put a backup in its place.",
        raw.SQLITE_CANTOPEN =>
            $"{path} cannot be opened: check that its folder exists and may be written, and the limit of open files.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => $"{path} may not be written: check the rights of the file and its folder.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"{path} is locked by another program.",
        raw.SQLITE_NOMEM => $"There is not enough memory to use {path}.",
        _ => $"{path} cannot be used: {failure.Message}",
    };

    private static string Full(string path) => $"The disk that holds {path} is full: free space there.";

    private static bool IsFull(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace < LeastFreeBytes;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
