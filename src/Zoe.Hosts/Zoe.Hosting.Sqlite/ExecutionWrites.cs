using Zoe.Hosting.Sqlite.Statements;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Sqlite;

/// <summary>The statements that change executions.</summary>
internal static class ExecutionWrites
{
    // Only the state of an execution changes; its description, which can be large, is written once.
    private const string UpdateExecution =
        """
        UPDATE execution SET status = @Status, outcome = @Outcome, time_start = @TimeStart, time_end = @TimeEnd,
            error_message = @ErrorMessage, wait_reason = @WaitReason, time_limit = @TimeLimit, deadline = @Deadline,
            idle_end = @IdleEnd, keep_until = @KeepUntil, event_count = @EventCount
        WHERE id = @Id
        """;

    private const string InsertExecution =
        """
        INSERT INTO execution (id, name, user_id, user_name, user_fs_uid, description, status, outcome, time_submit,
            time_start, time_end, error_message, wait_reason, application, priority, time_limit, deadline,
            expected_duration, duration_estimated, restart_of, idle_end, keep_until, event_count, trace_parent)
        VALUES (@Id, @Name, @UserId, @UserName, @UserFsUid, @Description, @Status, @Outcome, @TimeSubmit,
            @TimeStart, @TimeEnd, @ErrorMessage, @WaitReason, @Application, @Priority, @TimeLimit, @Deadline,
            @ExpectedDuration, @DurationEstimated, @RestartOf, @IdleEnd, @KeepUntil, @EventCount, @TraceParent)
        """;

    private const string SaveService =
        """
        INSERT INTO service (id, execution_id, position, name, service_group, essential, status, restarting,
            attempt, restart_count, restarts_in_a_row, running_since, restart_reason, not_before, avoid_node, node, backend_id, backend_status, exit_code,
            ip_address, ports, error_message, reason, last_node, failed_starts)
        VALUES (@Id, @ExecutionId, @Position, @Name, @ServiceGroup, @Essential, @Status, @Restarting,
            @Attempt, @RestartCount, @RestartsInARow, @RunningSince, @RestartReason, @NotBefore, @AvoidNode, @Node, @BackendId, @BackendStatus, @ExitCode,
            @IpAddress, @Ports, @ErrorMessage, @Reason, @LastNode, @FailedStarts)
        ON CONFLICT (id) DO UPDATE SET status = excluded.status, restarting = excluded.restarting,
            attempt = excluded.attempt, restart_count = excluded.restart_count,
            restarts_in_a_row = excluded.restarts_in_a_row, running_since = excluded.running_since,
            restart_reason = excluded.restart_reason, not_before = excluded.not_before, avoid_node = excluded.avoid_node,
            node = excluded.node, backend_id = excluded.backend_id, backend_status = excluded.backend_status,
            exit_code = excluded.exit_code, ip_address = excluded.ip_address, ports = excluded.ports,
            error_message = excluded.error_message, reason = excluded.reason,
            last_node = excluded.last_node, failed_starts = excluded.failed_starts
        """;

    private const string SaveEvent =
        """
        INSERT INTO execution_event (execution_id, slot, sequence, time, service, from_status, to_status, reason, actor)
        VALUES (@ExecutionId, @Slot, @Sequence, @Time, @Service, @FromStatus, @ToStatus, @Reason, @Actor)
        ON CONFLICT (execution_id, slot) DO UPDATE SET sequence = excluded.sequence, time = excluded.time,
            service = excluded.service, from_status = excluded.from_status, to_status = excluded.to_status,
            reason = excluded.reason, actor = excluded.actor
        """;

    private const string InsertKey =
        """
        INSERT INTO submission_key (user_id, key, fingerprint, execution_id, time)
        VALUES (@UserId, @Key, @Fingerprint, @ExecutionId, @Time)
        """;

    /// <summary>Writes all changes in the caller's transaction.</summary>
    public static void Apply(SqliteStatements statements, StoreChanges changes)
    {
        foreach (var execution in changes.Executions)
        {
            if (statements.Execute(UpdateExecution, ExecutionRecord.StateOf(execution)) == 0)
                statements.Execute(InsertExecution, ExecutionRecord.Of(execution));
        }

        var positions = changes.Executions
            .SelectMany(execution => execution.Services.Select((service, position) => (service.Id, position)))
            .ToDictionary();
        statements.ExecuteAll(SaveService, changes.Services.Select(service => ServiceRecord.Of(service, positions[service.Id])));
        statements.ExecuteAll(SaveEvent, changes.Events.Select(EventRecord.Of));
        statements.ExecuteAll(InsertKey, changes.Keys.Select(SubmissionKeyRecord.Of));
        statements.ExecuteAll("DELETE FROM execution WHERE id = @id", changes.Deleted.Select(id => new { id }));
        statements.Execute(
            "UPDATE next_ids SET execution = max(execution, @Execution), service = max(service, @Service)", changes.NextIds);
    }
}
