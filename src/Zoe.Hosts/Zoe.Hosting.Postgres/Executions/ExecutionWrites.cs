using System.Collections.Immutable;
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
        """
        INSERT INTO execution (id, status, outcome, time_start, time_end, error_message, wait_reason, time_limit, deadline,
            idle_end, keep_until, event_count, name, user_id, user_name, user_fs_uid, description, time_submit, application,
            priority, expected_duration, duration_estimated, restart_of, trace_parent)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
        """;

    private const string SaveService =
        """
        INSERT INTO service (id, execution_id, position, name, service_group, essential, status, restarting,
            attempt, restart_count, restarts_in_a_row, running_since, restart_reason, not_before, avoid_node, node,
            backend_id, backend_status, exit_code, ip_address, ports, error_message, reason, last_node, failed_starts)
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
        """
        INSERT INTO execution_event (execution_id, slot, sequence, time, service, from_status, to_status, reason, actor)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (execution_id, slot) DO UPDATE SET sequence = excluded.sequence, time = excluded.time,
            service = excluded.service, from_status = excluded.from_status, to_status = excluded.to_status,
            reason = excluded.reason, actor = excluded.actor
        """;

    private const string InsertKey =
        "INSERT INTO submission_key (user_id, key, fingerprint, execution_id, time) VALUES ($1, $2, $3, $4, $5)";

    private const string InsertChange =
        """
        WITH next AS (UPDATE change_counter SET revision = revision + 1 RETURNING revision)
        INSERT INTO execution_change (revision, executions) SELECT revision, $1 FROM next
        """;

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
            .. changes.Deleted.IsEmpty ? [] : new[] { Command("DELETE FROM execution WHERE id = ANY($1)", Ids(changes.Deleted)) },
            .. LogChange([.. changes.Executions.Select(execution => execution.Id), .. changes.Deleted]),
        ];
        foreach (var chunk in writes.Chunk(MaxCommands)) await RunAsync(connection, chunk, cancellationToken);
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
            batch.BatchCommands.Add(Command(UpdateExecution, StateOf(ExecutionRecord.StateOf(execution))));
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken) || reader.GetInt64(0) != epoch) throw new FencedException(epoch);
            while (await reader.NextResultAsync(cancellationToken))
            {
            }
        }

        return [.. changes.Executions.Where((_, index) => batch.BatchCommands[index + 2].RecordsAffected == 0)];
    }

    // Last, since it locks the counter until the commit.
    private static IEnumerable<NpgsqlBatchCommand> LogChange(ImmutableArray<long> executions)
    {
        if (!executions.IsEmpty) yield return Command(InsertChange, Ids(executions));
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

    private static NpgsqlParameter[] StateOf(ExecutionRecord row) =>
    [
        Whole(row.Id), Text(row.Status), Text(row.Outcome), Whole(row.TimeStart), Whole(row.TimeEnd), Text(row.ErrorMessage), Text(row.WaitReason),
        Whole(row.TimeLimit), Whole(row.Deadline), Whole(row.IdleEnd), Whole(row.KeepUntil), Int(row.EventCount),
    ];

    public static NpgsqlBatchCommand Insert(ExecutionRecord row) => Command(
        InsertExecution,
        [
            .. StateOf(row), Text(row.Name), Whole(row.UserId), Text(row.UserName), Int(row.UserFsUid), Text(row.Description), Whole(row.TimeSubmit),
            Text(row.Application), Int(row.Priority), Whole(row.ExpectedDuration), Flag(row.DurationEstimated), Whole(row.RestartOf), Text(row.TraceParent),
        ]);

    public static NpgsqlBatchCommand Save(EventRecord row) => Command(
        SaveEvent,
        Whole(row.ExecutionId),
        Int(row.Slot),
        Int(row.Sequence),
        Whole(row.Time),
        Text(row.Service),
        Text(row.FromStatus),
        Text(row.ToStatus),
        Text(row.Reason),
        Text(row.Actor));

    public static NpgsqlBatchCommand Insert(SubmissionKeyRecord row) => Command(
        InsertKey, Whole(row.UserId), Text(row.Key), Text(row.Fingerprint), Whole(row.ExecutionId), Whole(row.Time));

    public static NpgsqlBatchCommand Save(ServiceRecord row) => Command(
        SaveService,
        Whole(row.Id),
        Whole(row.ExecutionId),
        Int(row.Position),
        Text(row.Name),
        Text(row.ServiceGroup),
        Flag(row.Essential),
        Text(row.Status),
        Flag(row.Restarting),
        Int(row.Attempt),
        Int(row.RestartCount),
        Int(row.RestartsInARow),
        Whole(row.RunningSince),
        Text(row.RestartReason),
        Whole(row.NotBefore),
        Text(row.AvoidNode),
        Text(row.Node),
        Text(row.BackendId),
        Text(row.BackendStatus),
        Int(row.ExitCode),
        Text(row.IpAddress),
        Text(row.Ports),
        Text(row.ErrorMessage),
        Text(row.Reason),
        Text(row.LastNode),
        Int(row.FailedStarts));
}
