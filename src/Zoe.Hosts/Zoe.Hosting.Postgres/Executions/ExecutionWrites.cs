using Npgsql;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Records;
using static Zoe.Hosting.Postgres.Executions.SqlParameters;

namespace Zoe.Hosting.Postgres.Executions;

/// <summary>The statements that change executions, sent in batches.</summary>
internal static class ExecutionWrites
{
    private const int MaxCommands = 2048;

    // FOR SHARE: the increment of the epoch by another host waits for this transaction, or this one for it.
    private const string SelectEpoch = "SELECT epoch FROM leadership FOR SHARE";

    // Only the state of an execution changes; its description, which can be large, is written once.
    private const string UpdateExecution =
        """
        UPDATE execution SET status = $2, outcome = $3, time_start = $4, time_end = $5, error_message = $6, wait_reason = $7,
            time_limit = $8, deadline = $9, idle_end = $10, keep_until = $11, event_count = $12
        WHERE id = $1
        """;

    private const string InsertExecution =
        $"""
        INSERT INTO execution ({RecordValues.ExecutionColumns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
        """;

    private const string SaveService =
        $"""
        INSERT INTO service ({RecordValues.ServiceColumns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
        ON CONFLICT (id) DO UPDATE SET status = excluded.status, restarting = excluded.restarting,
            attempt = excluded.attempt, restart_count = excluded.restart_count,
            restarts_in_a_row = excluded.restarts_in_a_row, running_since = excluded.running_since,
            restart_reason = excluded.restart_reason, not_before = excluded.not_before, avoid_node = excluded.avoid_node,
            node = excluded.node, backend_id = excluded.backend_id, backend_status = excluded.backend_status,
            exit_code = excluded.exit_code, ip_address = excluded.ip_address, ports = excluded.ports,
            error_message = excluded.error_message, reason = excluded.reason, last_node = excluded.last_node,
            failed_starts = excluded.failed_starts
        """;

    private const string SaveEvent =
        $"""
        INSERT INTO execution_event ({RecordValues.EventColumns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (execution_id, slot) DO UPDATE SET sequence = excluded.sequence, time = excluded.time,
            service = excluded.service, from_status = excluded.from_status, to_status = excluded.to_status,
            reason = excluded.reason, actor = excluded.actor
        """;

    private const string InsertKey =
        $"INSERT INTO submission_key ({RecordValues.KeyColumns}) VALUES ($1, $2, $3, $4, $5)";

    /// <summary>Writes all changes in the caller's transaction. Throws <see cref="FencedException"/> for an earlier epoch.</summary>
    public static async Task ApplyAsync(NpgsqlConnection connection, StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        var missing = await UpdateAsync(connection, changes, epoch, cancellationToken);
        var positions = changes.Executions
            .SelectMany(execution => execution.Services.Select((service, position) => (service.Id, position)))
            .ToDictionary();
        IEnumerable<NpgsqlBatchCommand> writes =
        [
            .. missing.Select(execution => Insert(ExecutionRecord.Of(execution))),
            .. changes.Events.Select(entry => Save(EventRecord.Of(entry))),
            .. changes.Keys.Select(key => Insert(SubmissionKeyRecord.Of(key))),
            .. changes.Services.Select(service => Save(ServiceRecord.Of(service, positions[service.Id]))),
        ];
        foreach (var chunk in writes.Chunk(MaxCommands)) await RunAsync(connection, chunk, cancellationToken);
        if (!changes.Deleted.IsEmpty) await RunAsync(connection, [Command("DELETE FROM execution WHERE id = ANY($1)", Ids(changes.Deleted))], cancellationToken);
    }

    /// <summary>Checks the epoch, updates ids and executions, and returns the executions that are not stored yet.</summary>
    private static async Task<List<Execution>> UpdateAsync(
        NpgsqlConnection connection, StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(SelectEpoch));
        batch.BatchCommands.Add(Command(
            "UPDATE next_ids SET execution = greatest(execution, $1), service = greatest(service, $2) WHERE execution < $1 OR service < $2",
            Whole(changes.NextIds.Execution),
            Whole(changes.NextIds.Service)));
        foreach (var execution in changes.Executions)
            batch.BatchCommands.Add(Command(UpdateExecution, RecordValues.StateOf(ExecutionRecord.StateOf(execution))));
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken) || reader.GetInt64(0) != epoch) throw new FencedException(epoch);
            while (await reader.NextResultAsync(cancellationToken))
            {
            }
        }

        return [.. changes.Executions.Where((_, index) => batch.BatchCommands[index + 2].RecordsAffected == 0)];
    }

    public static async Task RunAsync(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlBatchCommand Insert(ExecutionRecord row) => Command(InsertExecution, RecordValues.Of(row));

    private static NpgsqlBatchCommand Save(EventRecord row) => Command(SaveEvent, RecordValues.Of(row));

    private static NpgsqlBatchCommand Insert(SubmissionKeyRecord row) => Command(InsertKey, RecordValues.Of(row));

    private static NpgsqlBatchCommand Save(ServiceRecord row) => Command(SaveService, RecordValues.Of(row));
}
