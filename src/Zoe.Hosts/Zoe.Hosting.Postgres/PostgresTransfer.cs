using System.Collections.Immutable;
using Npgsql;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Postgres.Importing;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Hosting.Postgres;

/// <summary>Moves a deployment from or to a schema of a PostgreSQL database.</summary>
public sealed class PostgresTransfer(PostgresDatabase database) : IStoreTransfer
{
    private static readonly ImmutableArray<TransferTable> Tables = TransferTable.All("users", "COLLATE \"C\"");

    /// <inheritdoc/>
    public Task ExportAsync(Func<StoreRecord, Task> write, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            foreach (var table in Tables) await ReadAsync(connection, table, table.Select(), null, write, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task ExportAsync(IReadOnlyCollection<long> executions, Func<StoreRecord, Task> write, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                foreach (var table in Tables)
                    if (table.Select("= ANY($1)") is { } select) await ReadAsync(connection, table, select, executions, write, cancellationToken);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task ImportAsync(IAsyncEnumerable<StoreRecord> records, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await RequireEmptyAsync(connection, cancellationToken);
            var import = new RecordImport(connection);
            await foreach (var record in records.WithCancellation(cancellationToken)) await import.WriteAsync(record, cancellationToken);
            await import.FlushAsync(cancellationToken);
            await ExecutionWrites.RunAsync(connection, [ContinueIds("users"), ContinueIds("audit")], cancellationToken);
            return true;
        },
        cancellationToken);

    private static async Task ReadAsync(
        NpgsqlConnection connection,
        TransferTable table,
        string select,
        IReadOnlyCollection<long>? executions,
        Func<StoreRecord, Task> write,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(select, connection) { CommandTimeout = 0 };
        if (executions is not null) command.Parameters.Add(SqlParameters.Ids(executions));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) await write(table.Read(reader));
    }

    private async Task RequireEmptyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM execution) OR EXISTS (SELECT FROM users) OR EXISTS (SELECT FROM accounting)", connection);
        if (await find.ExecuteScalarAsync(cancellationToken) is true)
            throw new InvalidOperationException($"{database.Name} is not empty: import into a new schema.");
    }

    private static NpgsqlBatchCommand ContinueIds(string table) =>
        new($"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}");
}
