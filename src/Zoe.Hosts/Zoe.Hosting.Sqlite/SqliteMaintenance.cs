using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Maintenance;

namespace Zoe.Hosting.Sqlite;

/// <summary>Examines and migrates a database file.</summary>
public sealed class SqliteMaintenance(string path) : IStoreMaintenance
{
    private const string Kind = "sqlite";

    private readonly string _path = Path.GetFullPath(path);

    static SqliteMaintenance() => SQLitePCL.Batteries_V2.Init();

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(_path));

    /// <inheritdoc/>
    public Task<StoreStatus> ReadStatusAsync(CancellationToken cancellationToken) => WithConnectionAsync(
        async connection =>
        {
            // One snapshot; it ends with the connection.
            await connection.ExecuteAsync("BEGIN DEFERRED");
            var version = await connection.ExecuteScalarAsync<int>("PRAGMA user_version");
            var scripts = SqliteMigrations.Scripts;
            var names = await connection.QueryAsync<string>(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name");
            var tables = ImmutableArray.CreateBuilder<TableStatus>();
            foreach (var name in names)
                tables.Add(new TableStatus(name, await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM \"{name}\""), null));
            return new StoreStatus
            {
                Kind = Kind,
                Location = _path,
                Version = version,
                SupportedVersion = scripts.Newest,
                Pending = version > scripts.Newest ? [] : [.. scripts.After(_path, version).Select(scripts.NameOf)],
                Epoch = version == 0 ? 0 : await connection.ExecuteScalarAsync<long>("SELECT epoch FROM leadership"),
                Leader = await SqliteLock.FindHolderAsync(_path, cancellationToken),
                Bytes = new[] { _path, _path + "-wal" }.Where(File.Exists).Sum(file => new FileInfo(file).Length),
                Tables = tables.ToImmutable(),
            };
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task MigrateAsync(Action<string> applied, CancellationToken cancellationToken) => WithConnectionAsync(
        async connection =>
        {
            ArgumentNullException.ThrowIfNull(applied);
            if (SqliteMigrations.Scripts.After(_path, await connection.ExecuteScalarAsync<int>("PRAGMA user_version")).IsEmpty) return true;
            await using var held = await SqliteLock.AcquireAsync(_path, cancellationToken);
            await SqliteMigrations.ApplyAsync(connection, _path, applied, cancellationToken);
            return true;
        },
        cancellationToken);

    private async Task<T> WithConnectionAsync<T>(Func<SqliteConnection, Task<T>> operation, CancellationToken cancellationToken)
    {
        if (!File.Exists(_path)) throw new StoreUnavailableException($"There is no database at {_path}.", null);
        // Not read-only: reading the write-ahead log of a closed database creates a file next to it.
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = 30,
            Pooling = false,
        }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(SqliteConnections.Pragmas);
            return await operation(connection);
        }
        catch (SqliteException failure)
        {
            throw StoreErrors.Explain(failure, _path);
        }
    }
}
