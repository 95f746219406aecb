using Microsoft.Data.Sqlite;
using Zoe.Hosting.Sqlite.Statements;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Sqlite;

/// <summary>
/// A database file. It is opened and migrated on first use; after disposing, a copy of the file alone is complete.
/// </summary>
public sealed class SqliteDatabase : IAsyncDisposable, IDisposable
{
    private readonly SemaphoreSlim _opening = new(1);
    private SqliteConnections? _connections;
    private bool _disposed;

    static SqliteDatabase() => SQLitePCL.Batteries_V2.Init();

    /// <summary>Uses the file at this path; it and its folder are created when missing.</summary>
    public SqliteDatabase(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The absolute path of the file.</summary>
    public string Path { get; }

    /// <summary>
    /// Opens the file. Throws <see cref="StoreSchemaException"/> when it was written by a newer version and <see
    /// cref="StoreUnavailableException"/> when it cannot be used; may be retried.
    /// </summary>
    public Task OpenAsync(CancellationToken cancellationToken) => ExplainAsync(() => ConnectAsync(cancellationToken));

    /// <summary>Closes the file. No operation may be running.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        if (_connections is { } connections) await connections.DisposeAsync();
        _opening.Dispose();
    }

    /// <summary>As <see cref="DisposeAsync"/>, which completes synchronously.</summary>
    public void Dispose() => _ = DisposeAsync().AsTask();

    internal Task<T> ReadAsync<T>(Func<SqliteConnection, Task<T>> read, CancellationToken cancellationToken) =>
        ExplainAsync(async () => await (await ConnectAsync(cancellationToken)).ReadAsync(read, cancellationToken));

    internal Task<T> WriteAsync<T>(Func<SqliteConnection, Task<T>> write, CancellationToken cancellationToken) =>
        ExplainAsync(async () => await (await ConnectAsync(cancellationToken)).WriteAsync(write, cancellationToken));

    /// <summary>Reads with one prepared statement, so that no transaction is needed.</summary>
    internal Task<T> QueryAsync<T>(Func<SqliteStatements, T> read, CancellationToken cancellationToken) =>
        ExplainAsync(async () => await (await ConnectAsync(cancellationToken)).QueryAsync(read, cancellationToken));

    /// <summary>Writes with prepared statements in one transaction.</summary>
    internal Task<T> ChangeAsync<T>(Func<SqliteStatements, T> write, CancellationToken cancellationToken) =>
        ExplainAsync(async () => await (await ConnectAsync(cancellationToken)).ChangeAsync(write, cancellationToken));

    private async Task<SqliteConnections> ConnectAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _connections) is { } open) return open;
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _opening.WaitAsync(cancellationToken);
        try
        {
            return _connections ??= await SqliteConnections.OpenAsync(Path);
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<T> ExplainAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (SqliteException failure)
        {
            throw StoreErrors.Explain(failure, Path);
        }
    }
}
