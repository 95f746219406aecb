using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Sqlite;

/// <summary>A batch of a selection, read in one transaction and bounded in number and size.</summary>
/// <param name="Executions">Readable executions, ordered by id.</param>
/// <param name="Unreadable">Unreadable executions.</param>
/// <param name="Consumed">Number of ids processed.</param>
internal sealed record ExecutionBatch(
    ImmutableArray<Execution> Executions, ImmutableArray<UnreadableExecution> Unreadable, int Consumed)
{
    private const int MaxRows = 256;
    private const int MaxTextLength = 1 << 20;

    /// <summary>Reads executions from the first of these ascending ids on.</summary>
    public static ExecutionBatch Read(SqliteConnection connection, ReadOnlySpan<long> ids, ExecutionSql query)
    {
        ids = ids[..Math.Min(ids.Length, MaxRows)];
        var (rows, consumed) = ReadRows(connection, ids, query);
        var services = ReadServices(connection, rows);
        var (executions, unreadable) = UnreadableExecutions.Convert(rows, services);
        return new ExecutionBatch(executions, unreadable, consumed);
    }

    private static (List<ExecutionRecord> Rows, int Consumed) ReadRows(
        SqliteConnection connection, ReadOnlySpan<long> ids, ExecutionSql query)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
             WITH wanted (wanted_id) AS (SELECT value FROM json_each(@ids))
             SELECT {ExecutionRecord.Columns} FROM wanted CROSS JOIN execution ON id = wanted_id {query.Where}
             """;
        command.Parameters.AddWithValue("@ids", $"[{string.Join(',', ids.ToArray())}]");
        foreach (var (name, value) in query.Parameters) command.Parameters.AddWithValue("@" + name, value);
        using var reader = command.ExecuteReader();
        var rows = new List<ExecutionRecord>();
        var text = 0L;
        while (reader.Read())
        {
            var row = ExecutionRecord.Read(reader);
            rows.Add(row);
            text += row.Description.Length;
            // The next batch begins after this one.
            if (text > MaxTextLength) return (rows, ids.IndexOf(row.Id) + 1);
        }

        return (rows, ids.Length);
    }

    private static ILookup<long, ServiceRecord> ReadServices(SqliteConnection connection, List<ExecutionRecord> rows)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
             SELECT {ServiceRecord.Columns} FROM service WHERE execution_id IN (SELECT value FROM json_each(@ids))
             ORDER BY execution_id, position
             """;
        command.Parameters.AddWithValue("@ids", $"[{string.Join(',', rows.Select(row => row.Id))}]");
        using var reader = command.ExecuteReader();
        var services = new List<ServiceRecord>();
        while (reader.Read()) services.Add(ServiceRecord.Read(reader));
        return services.ToLookup(service => service.ExecutionId);
    }
}
