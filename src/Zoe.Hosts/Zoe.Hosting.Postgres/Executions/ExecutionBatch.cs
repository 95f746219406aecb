using System.Collections.Immutable;
using Npgsql;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Postgres.Executions;

/// <summary>A batch of a selection, read in one transaction and bounded in number and size.</summary>
/// <param name="Executions">Readable executions, ordered by id.</param>
/// <param name="Unreadable">Unreadable executions.</param>
/// <param name="Consumed">Number of ids processed.</param>
internal sealed record ExecutionBatch(
    ImmutableArray<Execution> Executions, ImmutableArray<UnreadableExecution> Unreadable, int Consumed)
{
    private const int MaxRows = 256;
    private const long MaxTextBytes = 1 << 20;

    /// <summary>Reads executions from the first of these ascending ids on.</summary>
    public static async Task<ExecutionBatch> ReadAsync(
        NpgsqlConnection connection, ReadOnlyMemory<long> ids, ExecutionSql query, CancellationToken cancellationToken)
    {
        ids = ids[..Math.Min(ids.Length, MaxRows)];
        var (rows, consumed) = await ReadRowsAsync(connection, ids, query, cancellationToken);
        var services = rows.Count == 0 ? Enumerable.Empty<ServiceRecord>().ToLookup(service => service.Id) : await ReadServicesAsync(connection, rows, cancellationToken);
        var (executions, unreadable) = UnreadableExecutions.Convert(rows, services);
        return new ExecutionBatch(executions, unreadable, consumed);
    }

    private static async Task<(List<ExecutionRecord> Rows, int Consumed)> ReadRowsAsync(
        NpgsqlConnection connection, ReadOnlyMemory<long> ids, ExecutionSql query, CancellationToken cancellationToken)
    {
        // The size of a text is known without reading it; rows after the limit are not read.
        await using var command = new NpgsqlCommand(
            $"""
             SELECT {ExecutionRecord.Columns}, bytes FROM (
                 SELECT *, sum(octet_length(description)) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) AS bytes
                 FROM execution WHERE id = ANY($1){query.Where}) AS sized
             WHERE bytes - octet_length(description) <= {MaxTextBytes} ORDER BY id
             """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = ids.ToArray() });
        foreach (var parameter in query.WhereParameters()) command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<ExecutionRecord>();
        var bytes = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(ExecutionRecord.Read(reader));
            bytes = reader.GetInt64(reader.FieldCount - 1);
        }

        // The next batch begins after the last row.
        return (rows, bytes > MaxTextBytes ? ids.Span.IndexOf(rows[^1].Id) + 1 : ids.Length);
    }

    private static async Task<ILookup<long, ServiceRecord>> ReadServicesAsync(
        NpgsqlConnection connection, List<ExecutionRecord> rows, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT {ServiceRecord.Columns} FROM service WHERE execution_id = ANY($1) ORDER BY execution_id, position", connection);
        command.Parameters.Add(SqlParameters.Ids(rows.Select(row => row.Id)));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var services = new List<ServiceRecord>();
        while (await reader.ReadAsync(cancellationToken)) services.Add(ServiceRecord.Read(reader));
        return services.ToLookup(service => service.ExecutionId);
    }
}
