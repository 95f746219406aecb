using System.Data.Common;
using Zoe.CrashHarness.Hosts;

namespace Zoe.CrashHarness.Stores;

/// <summary>Reads the tables directly, without Zoe's code. It never writes.</summary>
internal abstract class StoreReader : IStoreReader
{
    public async Task<StoreSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        var executions = await QueryAsync(
            connection,
            "SELECT id, name, status, time_start, time_end, error_message FROM execution",
            row => new StoredExecution(row.GetInt64(0), row.GetString(1), row.GetString(2), NumberAt(row, 3), NumberAt(row, 4), TextAt(row, 5)),
            cancellationToken);
        var services = await QueryAsync(
            connection,
            """
            SELECT service.id, execution_id, service.name, service.status, attempt, node, backend_id
            FROM service JOIN execution ON execution.id = execution_id WHERE execution.status NOT IN ('terminated', 'error')
            """,
            row => new StoredService(
                row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetInt32(4), TextAt(row, 5), TextAt(row, 6)),
            cancellationToken);
        var epochs = await QueryAsync(connection, "SELECT epoch FROM leadership", row => row.GetInt64(0), cancellationToken);
        return new StoreSnapshot(executions.ToDictionary(execution => execution.Id), services, epochs.Single());
    }

    public async Task<IReadOnlyList<StoredTransition>> ReadTransitionsAsync(IEnumerable<long> executions, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await QueryAsync(
            connection,
            $"""
            SELECT execution_id, sequence, from_status, to_status FROM execution_event
            WHERE service IS NULL AND execution_id IN ({string.Join(',', executions)}) ORDER BY execution_id, sequence
            """,
            row => new StoredTransition(row.GetInt64(0), row.GetInt32(1), TextAt(row, 2), row.GetString(3)),
            cancellationToken);
    }

    public async Task<int> CountRowsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var counts = await QueryAsync(
            connection,
            "SELECT (SELECT count(*) FROM execution) + (SELECT count(*) FROM service) + (SELECT count(*) FROM execution_event)",
            row => (int)row.GetInt64(0),
            cancellationToken);
        return counts.Single();
    }

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> DumpAsync(string table, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await QueryAsync(
            connection,
            $"SELECT * FROM {table}",
            row => (IReadOnlyDictionary<string, object?>)Enumerable.Range(0, row.FieldCount)
                .ToDictionary(row.GetName, column => row.IsDBNull(column) ? null : row.GetValue(column), StringComparer.Ordinal),
            cancellationToken);
    }

    public abstract Task<HostProcess?> FindLeaderAsync(IReadOnlyList<HostProcess> hosts, CancellationToken cancellationToken);

    protected abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins to read from one snapshot.</summary>
    protected abstract ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    protected static async Task<List<T>> QueryAsync<T>(
        DbConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
        return rows;
    }

    private static string? TextAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? NumberAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
