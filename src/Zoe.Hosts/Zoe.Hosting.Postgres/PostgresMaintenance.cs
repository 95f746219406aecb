using System.Collections.Immutable;
using System.Data;
using Npgsql;
using Zoe.Hosting.Postgres.Leadership;
using Zoe.Hosting.Postgres.Migrating;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Maintenance;

namespace Zoe.Hosting.Postgres;

/// <summary>Examines and migrates a deployment's schema. Hosts may be running meanwhile.</summary>
public sealed class PostgresMaintenance(PostgresDatabase database) : IStoreMaintenance
{
    private const string Kind = "postgres";

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        database.ExamineAsync(connection => ExistsAsync(connection, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<StoreStatus> ReadStatusAsync(CancellationToken cancellationToken) => database.ExamineAsync(
        async connection =>
        {
            await RequireAsync(connection, cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            var scripts = PostgresMigrations.Scripts;
            var version = await QueryAsync(connection, "SELECT version FROM schema_version", row => row.GetInt32(0), 0, cancellationToken);
            var tables = await ReadTablesAsync(connection, cancellationToken);
            var holder = version == 0 ? default : await ReadHolderAsync(connection, cancellationToken);
            return new StoreStatus
            {
                Kind = Kind,
                Location = database.Name,
                Version = version,
                SupportedVersion = scripts.Newest,
                Pending = version > scripts.Newest ? [] : [.. scripts.After(database.Name, version).Select(scripts.NameOf)],
                Epoch = version == 0 ? 0 : await QueryAsync(connection, "SELECT epoch FROM leadership", row => row.GetInt64(0), 0L, cancellationToken),
                Leader = holder.ProcessId == 0 ? null : holder.Session,
                HeartbeatAge = holder.ProcessId == 0 ? null : TimeSpan.FromSeconds(holder.HeartbeatAge),
                Bytes = tables.Sum(table => table.Bytes.GetValueOrDefault()),
                Tables = tables,
            };
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task MigrateAsync(Action<string> applied, CancellationToken cancellationToken) => database.ExamineAsync(
        async connection =>
        {
            ArgumentNullException.ThrowIfNull(applied);
            await RequireAsync(connection, cancellationToken);
            await PostgresMigrations.ApplyAsync(connection, database.Schema, database.Name, applied, cancellationToken);
            return true;
        },
        cancellationToken);

    private async Task RequireAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(connection, cancellationToken))
            throw new StoreUnavailableException($"{database.Name}: there is no such schema. A server creates it when it starts; check the name of the deployment.", null);
    }

    private async Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = $1 AND tablename = 'schema_version')", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database.Schema.Name });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private async Task<ImmutableArray<TableStatus>> ReadTablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var sizes = new List<(string Name, long Bytes)>();
        await using (var command = new NpgsqlCommand(
            """
            SELECT relname, pg_total_relation_size(oid) FROM pg_class
            WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND relkind = 'r' ORDER BY relname COLLATE "C"
            """,
            connection))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database.Schema.Name });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) sizes.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        var tables = ImmutableArray.CreateBuilder<TableStatus>(sizes.Count);
        foreach (var (name, bytes) in sizes)
            tables.Add(new TableStatus(name, await QueryAsync(connection, $"SELECT count(*) FROM \"{name}\"", row => row.GetInt64(0), 0L, cancellationToken), bytes));
        return tables.MoveToImmutable();
    }

    private Task<LeaderHolder> ReadHolderAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => QueryAsync(
        connection,
        LeaderElection.HolderSql,
        row => new LeaderHolder(row.GetInt32(0), row.GetString(1), row.GetDouble(2), row.GetDouble(3)),
        default,
        cancellationToken,
        new NpgsqlParameter<long> { TypedValue = LeaderElection.LockKey(database) });

    private static async Task<T> QueryAsync<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, T none, CancellationToken cancellationToken, NpgsqlParameter? value = null)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        if (value is not null) command.Parameters.Add(value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? read(reader) : none;
    }
}
