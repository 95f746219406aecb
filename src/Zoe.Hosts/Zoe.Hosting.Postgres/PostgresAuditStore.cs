using Npgsql;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Postgres;

/// <summary>Audit entries in a PostgreSQL database.</summary>
public sealed class PostgresAuditStore(PostgresDatabase database) : IAuditStore
{
    /// <inheritdoc/>
    public Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0) return Task.CompletedTask;
        return database.WriteAsync(
            async connection =>
            {
                await using var batch = new NpgsqlBatch(connection);
                foreach (var entry in entries) batch.BatchCommands.Add(Insert(entry));
                return await batch.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return database.ReadAsync<IReadOnlyList<AuditEntry>>(
            async connection =>
            {
                await using var command = Select(query);
                command.Connection = connection;
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                var entries = new List<AuditEntry>();
                while (await reader.ReadAsync(cancellationToken)) entries.Add(AuditRecord.Read(reader).ToEntry());
                return entries;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> DeleteBeforeAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand(
                "DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE time < $1 ORDER BY time LIMIT $2)", connection);
            command.Parameters.Add(SqlParameters.Whole(Microseconds.Of(time)));
            command.Parameters.Add(SqlParameters.Int(limit));
            return await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    private static NpgsqlBatchCommand Insert(AuditEntry entry)
    {
        var command = new NpgsqlBatchCommand(
            "INSERT INTO audit (time, actor, source, action, target, result, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)");
        command.Parameters.Add(SqlParameters.Whole(Microseconds.Of(entry.Time)));
        foreach (var text in new[] { entry.Actor, entry.Source, entry.Action, entry.Target, AuditRecord.NameOf(entry.Result), entry.Detail })
            command.Parameters.Add(SqlParameters.Text(text));
        return command;
    }

    private static NpgsqlCommand Select(AuditQuery query)
    {
        var command = new NpgsqlCommand();
        List<string> terms = [];
        void Add(string term, NpgsqlParameter? value)
        {
            if (value is null) return;
            command.Parameters.Add(value);
            terms.Add($"{term} ${command.Parameters.Count}");
        }

        Add("actor =", query.Actor is { } actor ? SqlParameters.Text(actor) : null);
        Add("action =", query.Action is { } action ? SqlParameters.Text(action) : null);
        Add("target =", query.Target is { } target ? SqlParameters.Text(target) : null);
        Add("result =", query.Result is { } result ? SqlParameters.Text(AuditRecord.NameOf(result)) : null);
        Add("time >=", query.Since is { } since ? SqlParameters.Whole(Microseconds.Of(since)) : null);
        Add("time <", query.Until is { } until ? SqlParameters.Whole(Microseconds.Of(until)) : null);
        Add("id <", query.BeforeId is { } before ? SqlParameters.Whole(before) : null);
        var where = terms.Count == 0 ? "" : "WHERE " + string.Join(" AND ", terms);
        command.Parameters.Add(SqlParameters.Int(query.Limit));
        command.CommandText =
            $"SELECT {AuditRecord.Columns} FROM audit {where} ORDER BY id DESC LIMIT ${command.Parameters.Count}";
        return command;
    }
}
