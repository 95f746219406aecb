using Zoe.Hosting.Store.Records;
using static Zoe.Hosting.Postgres.Executions.Column;

namespace Zoe.Hosting.Postgres.Executions;

/// <summary>The inserts of executions and of what belongs to them.</summary>
internal static class ExecutionRows
{
    /// <summary>Executions; of one that is stored already, the state is updated.</summary>
    public static readonly RowInsert<ExecutionRecord> Executions = new(
        "execution",
        """
        ON CONFLICT (id) DO UPDATE SET status = excluded.status, outcome = excluded.outcome, time_start = excluded.time_start,
            time_end = excluded.time_end, error_message = excluded.error_message, wait_reason = excluded.wait_reason,
            time_limit = excluded.time_limit, deadline = excluded.deadline, idle_end = excluded.idle_end,
            keep_until = excluded.keep_until, event_count = excluded.event_count
        """,
        Whole<ExecutionRecord>("id", row => row.Id),
        Text<ExecutionRecord>("status", row => row.Status),
        Text<ExecutionRecord>("outcome", row => row.Outcome),
        WholeOrNull<ExecutionRecord>("time_start", row => row.TimeStart),
        WholeOrNull<ExecutionRecord>("time_end", row => row.TimeEnd),
        Text<ExecutionRecord>("error_message", row => row.ErrorMessage),
        Text<ExecutionRecord>("wait_reason", row => row.WaitReason),
        WholeOrNull<ExecutionRecord>("time_limit", row => row.TimeLimit),
        WholeOrNull<ExecutionRecord>("deadline", row => row.Deadline),
        WholeOrNull<ExecutionRecord>("idle_end", row => row.IdleEnd),
        WholeOrNull<ExecutionRecord>("keep_until", row => row.KeepUntil),
        Int<ExecutionRecord>("event_count", row => row.EventCount),
        Text<ExecutionRecord>("name", row => row.Name),
        Whole<ExecutionRecord>("user_id", row => row.UserId),
        Text<ExecutionRecord>("user_name", row => row.UserName),
        Int<ExecutionRecord>("user_fs_uid", row => row.UserFsUid),
        Text<ExecutionRecord>("description", row => row.Description),
        Whole<ExecutionRecord>("time_submit", row => row.TimeSubmit),
        Text<ExecutionRecord>("application", row => row.Application),
        Int<ExecutionRecord>("priority", row => row.Priority),
        WholeOrNull<ExecutionRecord>("expected_duration", row => row.ExpectedDuration),
        Flag<ExecutionRecord>("duration_estimated", row => row.DurationEstimated),
        WholeOrNull<ExecutionRecord>("restart_of", row => row.RestartOf),
        Text<ExecutionRecord>("trace_parent", row => row.TraceParent));

    /// <summary>Services; one that is stored already is updated.</summary>
    public static readonly RowInsert<ServiceRecord> Services = new(
        "service",
        """
        ON CONFLICT (id) DO UPDATE SET status = excluded.status, restarting = excluded.restarting,
            attempt = excluded.attempt, restart_count = excluded.restart_count,
            restarts_in_a_row = excluded.restarts_in_a_row, running_since = excluded.running_since,
            restart_reason = excluded.restart_reason, not_before = excluded.not_before, avoid_node = excluded.avoid_node,
            node = excluded.node, backend_id = excluded.backend_id, backend_status = excluded.backend_status,
            exit_code = excluded.exit_code, ip_address = excluded.ip_address, ports = excluded.ports,
            error_message = excluded.error_message, reason = excluded.reason, last_node = excluded.last_node,
            failed_starts = excluded.failed_starts
        """,
        Whole<ServiceRecord>("id", row => row.Id),
        Whole<ServiceRecord>("execution_id", row => row.ExecutionId),
        Int<ServiceRecord>("position", row => row.Position),
        Text<ServiceRecord>("name", row => row.Name),
        Text<ServiceRecord>("service_group", row => row.ServiceGroup),
        Flag<ServiceRecord>("essential", row => row.Essential),
        Text<ServiceRecord>("status", row => row.Status),
        Flag<ServiceRecord>("restarting", row => row.Restarting),
        Int<ServiceRecord>("attempt", row => row.Attempt),
        Int<ServiceRecord>("restart_count", row => row.RestartCount),
        Int<ServiceRecord>("restarts_in_a_row", row => row.RestartsInARow),
        WholeOrNull<ServiceRecord>("running_since", row => row.RunningSince),
        Text<ServiceRecord>("restart_reason", row => row.RestartReason),
        WholeOrNull<ServiceRecord>("not_before", row => row.NotBefore),
        Text<ServiceRecord>("avoid_node", row => row.AvoidNode),
        Text<ServiceRecord>("node", row => row.Node),
        Text<ServiceRecord>("backend_id", row => row.BackendId),
        Text<ServiceRecord>("backend_status", row => row.BackendStatus),
        IntOrNull<ServiceRecord>("exit_code", row => row.ExitCode),
        Text<ServiceRecord>("ip_address", row => row.IpAddress),
        Text<ServiceRecord>("ports", row => row.Ports),
        Text<ServiceRecord>("error_message", row => row.ErrorMessage),
        Text<ServiceRecord>("reason", row => row.Reason),
        Text<ServiceRecord>("last_node", row => row.LastNode),
        Int<ServiceRecord>("failed_starts", row => row.FailedStarts));

    /// <summary>Entries of histories; a stored one in the same slot is replaced. Slots of one command must differ.</summary>
    public static readonly RowInsert<EventRecord> Events = new(
        "execution_event",
        """
        ON CONFLICT (execution_id, slot) DO UPDATE SET sequence = excluded.sequence, time = excluded.time,
            service = excluded.service, from_status = excluded.from_status, to_status = excluded.to_status,
            reason = excluded.reason, actor = excluded.actor
        """,
        Whole<EventRecord>("execution_id", row => row.ExecutionId),
        Int<EventRecord>("slot", row => row.Slot),
        Int<EventRecord>("sequence", row => row.Sequence),
        Whole<EventRecord>("time", row => row.Time),
        Text<EventRecord>("service", row => row.Service),
        Text<EventRecord>("from_status", row => row.FromStatus),
        Text<EventRecord>("to_status", row => row.ToStatus),
        Text<EventRecord>("reason", row => row.Reason),
        Text<EventRecord>("actor", row => row.Actor));

    /// <summary>Idempotency keys of submissions.</summary>
    public static readonly RowInsert<SubmissionKeyRecord> Keys = new(
        "submission_key",
        "",
        Whole<SubmissionKeyRecord>("user_id", row => row.UserId),
        Text<SubmissionKeyRecord>("key", row => row.Key),
        Text<SubmissionKeyRecord>("fingerprint", row => row.Fingerprint),
        Whole<SubmissionKeyRecord>("execution_id", row => row.ExecutionId),
        Whole<SubmissionKeyRecord>("time", row => row.Time));
}
