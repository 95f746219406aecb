using Dapper;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Sqlite;

/// <summary>Backs up a database, even while a server is using it.</summary>
public static class SqliteBackup
{
    static SqliteBackup() => SQLitePCL.Batteries_V2.Init();

    /// <summary>
    /// Creates a complete, verified copy of the database at <paramref name="source"/>, one file that only its owner may
    /// read, and returns its size in bytes. Throws <see cref="IOException"/> when <paramref name="target"/> exists and
    /// <see cref="StoreUnavailableException"/> when either cannot be used; no partial file is left.
    /// </summary>
    public static async Task<long> CreateAsync(string source, string target, CancellationToken cancellationToken)
    {
        source = Path.GetFullPath(source);
        target = Path.GetFullPath(target);
        if (!File.Exists(source)) throw new StoreUnavailableException($"There is no database at {source}.", null);
        if (File.Exists(target)) throw new IOException($"{target} already exists.");
        var partial = $"{target}.{Path.GetRandomFileName()}.partial";
        SqliteFile.Create(partial, FileMode.CreateNew);
        try
        {
            await CopyAsync(source, partial, cancellationToken);
            await CheckAsync(partial, cancellationToken);
            File.Move(partial, target, overwrite: false);
        }
        finally
        {
            foreach (var rest in new[] { partial, partial + "-journal", partial + "-wal", partial + "-shm" }) File.Delete(rest);
        }

        return new FileInfo(target).Length;
    }

    private static async Task CopyAsync(string source, string target, CancellationToken cancellationToken)
    {
        // Not read-only: reading the write-ahead log of a closed database creates a file next to it.
        await using var from = Connect(source);
        await using var to = Connect(target);
        var path = source;
        try
        {
            await from.OpenAsync(cancellationToken);
            await from.ExecuteScalarAsync<long>("PRAGMA busy_timeout = 30000; SELECT epoch FROM leadership");
            path = target;
            await to.OpenAsync(cancellationToken);
            from.BackupDatabase(to);
            // A single file without a write-ahead log.
            await to.ExecuteAsync("PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException failure)
        {
            throw StoreErrors.Explain(failure, path);
        }
    }

    private static async Task CheckAsync(string path, CancellationToken cancellationToken)
    {
        await using var copy = Connect(path);
        await copy.OpenAsync(cancellationToken);
        var result = await copy.ExecuteScalarAsync<string>("PRAGMA integrity_check");
        if (result != "ok") throw new StoreUnavailableException($"The copy is damaged, and the database may be too: {result}", null);
    }

    private static SqliteConnection Connect(string path) => new(new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = false,
    }.ToString());
}
