using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Sqlite.Statements;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Hosting.Sqlite;

/// <summary>Moves a deployment from or to a SQLite file.</summary>
public sealed class SqliteTransfer(SqliteDatabase database) : IStoreTransfer
{
    private const string IsOneOf = "IN (SELECT value FROM json_each(@ids))";

    private static readonly ImmutableArray<TransferTable> Tables = TransferTable.All("user", "");

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
                var ids = $"[{string.Join(',', executions)}]";
                foreach (var table in Tables)
                    if (table.Select(IsOneOf) is { } select) await ReadAsync(connection, table, select, ids, write, cancellationToken);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task ImportAsync(IAsyncEnumerable<StoreRecord> records, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            if (await connection.ExecuteScalarAsync<long>("SELECT EXISTS (SELECT 1 FROM execution) OR EXISTS (SELECT 1 FROM user) OR EXISTS (SELECT 1 FROM accounting)") != 0)
                throw new InvalidOperationException($"{database.Path} is not empty: import into a new database.");
            using var statements = new SqliteStatements(connection);
            await foreach (var record in records.WithCancellation(cancellationToken)) TransferWrites.Write(statements, record);
            return true;
        },
        cancellationToken);

    private static async Task ReadAsync(
        SqliteConnection connection, TransferTable table, string select, string? ids, Func<StoreRecord, Task> write, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = select;
        if (ids is not null) command.Parameters.AddWithValue("@ids", ids);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) await write(table.Read(reader));
    }
}
