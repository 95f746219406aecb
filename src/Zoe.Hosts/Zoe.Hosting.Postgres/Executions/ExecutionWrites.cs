using System.Collections.Immutable;
using Npgsql;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Records;
using static Zoe.Hosting.Postgres.Executions.SqlParameters;

namespace Zoe.Hosting.Postgres.Executions;

/// <summary>The statements that change executions, sent in batches.</summary>
internal static class ExecutionWrites
{
    // FOR SHARE: the increment of the epoch by another host waits for this transaction, or this one for it.
    private const string SelectEpoch = "SELECT epoch FROM leadership FOR SHARE";

    // Only the state of an execution changes; its description, which can be large, is written once.
    private const string UpdateExecution =
        """
        UPDATE execution SET status = $2, outcome = $3, time_start = $4, time_end = $5, error_message = $6, wait_reason = $7,
            time_limit = $8, deadline = $9, idle_end = $10, keep_until = $11, event_count = $12
        WHERE id = $1
        """;

    private const string InsertChange =
        """
        WITH next AS (UPDATE change_counter SET revision = revision + 1 RETURNING revision)
        INSERT INTO execution_change (revision, executions) SELECT revision, $1 FROM next
        """;

    /// <summary>Writes all changes in the caller's transaction. Throws <see cref="FencedException"/> for an earlier epoch.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="epoch">The caller's epoch.</param>
    /// <param name="firstNewId">Executions from this id on are not stored yet; if they are, it takes longer.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task ApplyAsync(
        NpgsqlConnection connection, StoreChanges changes, long epoch, long firstNewId, CancellationToken cancellationToken)
    {
        var missing = await UpdateAsync(connection, changes, epoch, firstNewId, cancellationToken);
        var positions = changes.Executions
            .SelectMany(execution => execution.Services.Select((service, position) => (service.Id, position)))
            .ToDictionary();
        IEnumerable<NpgsqlBatchCommand> writes =
        [
            .. ExecutionRows.Executions.Commands(missing.Select(ExecutionRecord.Of)),
            .. ExecutionRows.Events.Commands(LastOfEachSlot(changes.Events)),
            .. ExecutionRows.Keys.Commands(changes.Keys.Select(SubmissionKeyRecord.Of)),
            .. ExecutionRows.Services.Commands(changes.Services.Select(service => ServiceRecord.Of(service, positions[service.Id]))),
            .. changes.Deleted.IsEmpty ? [] : new[] { Command("DELETE FROM execution WHERE id = ANY($1)", Ids(changes.Deleted)) },
            .. LogChange([.. changes.Executions.Select(execution => execution.Id), .. changes.Deleted]),
        ];
        await RunAsync(connection, writes, cancellationToken);
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
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Checks the epoch, updates ids and executions, and returns the executions that are not stored yet.</summary>
    private static async Task<List<Execution>> UpdateAsync(
        NpgsqlConnection connection, StoreChanges changes, long epoch, long firstNewId, CancellationToken cancellationToken)
    {
        var missing = new List<Execution>();
        var stored = new List<Execution>();
        foreach (var execution in changes.Executions) (execution.Id >= firstNewId ? missing : stored).Add(execution);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(SelectEpoch));
        batch.BatchCommands.Add(Command(
            "UPDATE next_ids SET execution = greatest(execution, $1), service = greatest(service, $2) WHERE execution < $1 OR service < $2",
            Whole(changes.NextIds.Execution),
            Whole(changes.NextIds.Service)));
        foreach (var execution in stored) batch.BatchCommands.Add(Update(ExecutionRecord.StateOf(execution)));
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken) || reader.GetInt64(0) != epoch) throw new FencedException(epoch);
            while (await reader.NextResultAsync(cancellationToken))
            {
            }
        }

        missing.AddRange(stored.Where((_, index) => batch.BatchCommands[index + 2].RecordsAffected == 0));
        return missing;
    }

    private static NpgsqlBatchCommand Update(ExecutionRecord row) => Command(
        UpdateExecution,
        Whole(row.Id),
        Text(row.Status),
        Text(row.Outcome),
        Whole(row.TimeStart),
        Whole(row.TimeEnd),
        Text(row.ErrorMessage),
        Text(row.WaitReason),
        Whole(row.TimeLimit),
        Whole(row.Deadline),
        Whole(row.IdleEnd),
        Whole(row.KeepUntil),
        Int(row.EventCount));

    /// <summary>A statement writes each row once; a long history may have used a slot again.</summary>
    private static IEnumerable<EventRecord> LastOfEachSlot(IEnumerable<ExecutionEvent> events) =>
        events.GroupBy(entry => (entry.ExecutionId, entry.Slot)).Select(entries => EventRecord.Of(entries.Last()));
}
