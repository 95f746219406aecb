using System.Globalization;
using Npgsql;
using Zoe.Hosting.Store.Records;
using static Zoe.Hosting.Postgres.Executions.SqlParameters;

namespace Zoe.Hosting.Postgres.Executions;

/// <summary>The columns of tables as they are written, and the values of records in this order.</summary>
internal static class RecordValues
{
    public const string ExecutionColumns =
        """
        id, status, outcome, time_start, time_end, error_message, wait_reason, time_limit, deadline, idle_end, keep_until,
        event_count, name, user_id, user_name, user_fs_uid, description, time_submit, application, priority,
        expected_duration, duration_estimated, restart_of, trace_parent
        """;

    public const string ServiceColumns =
        """
        id, execution_id, position, name, service_group, essential, status, restarting, attempt, restart_count,
        restarts_in_a_row, running_since, restart_reason, not_before, avoid_node, node, backend_id, backend_status,
        exit_code, ip_address, ports, error_message, reason, last_node, failed_starts
        """;

    public const string EventColumns = "execution_id, slot, sequence, time, service, from_status, to_status, reason, actor";

    public const string KeyColumns = "user_id, key, fingerprint, execution_id, time";

    /// <summary>The first of <see cref="ExecutionColumns"/>, which change.</summary>
    public static NpgsqlParameter[] StateOf(ExecutionRecord row) =>
    [
        Whole(row.Id), Text(row.Status), Text(row.Outcome), Whole(row.TimeStart), Whole(row.TimeEnd), Text(row.ErrorMessage), Text(row.WaitReason),
        Whole(row.TimeLimit), Whole(row.Deadline), Whole(row.IdleEnd), Whole(row.KeepUntil), Int(row.EventCount),
    ];

    public static NpgsqlParameter[] Of(ExecutionRecord row) =>
    [
        .. StateOf(row), Text(row.Name), Whole(row.UserId), Text(row.UserName), Int(row.UserFsUid), Text(row.Description), Whole(row.TimeSubmit),
        Text(row.Application), Int(row.Priority), Whole(row.ExpectedDuration), Flag(row.DurationEstimated), Whole(row.RestartOf), Text(row.TraceParent),
    ];

    public static NpgsqlParameter[] Of(ServiceRecord row) =>
    [
        Whole(row.Id), Whole(row.ExecutionId), Int(row.Position), Text(row.Name), Text(row.ServiceGroup), Flag(row.Essential), Text(row.Status),
        Flag(row.Restarting), Int(row.Attempt), Int(row.RestartCount), Int(row.RestartsInARow), Whole(row.RunningSince), Text(row.RestartReason),
        Whole(row.NotBefore), Text(row.AvoidNode), Text(row.Node), Text(row.BackendId), Text(row.BackendStatus), Int(row.ExitCode),
        Text(row.IpAddress), Text(row.Ports), Text(row.ErrorMessage), Text(row.Reason), Text(row.LastNode), Int(row.FailedStarts),
    ];

    public static NpgsqlParameter[] Of(EventRecord row) =>
    [
        Whole(row.ExecutionId), Int(row.Slot), Int(row.Sequence), Whole(row.Time), Text(row.Service), Text(row.FromStatus), Text(row.ToStatus),
        Text(row.Reason), Text(row.Actor),
    ];

    public static NpgsqlParameter[] Of(SubmissionKeyRecord row) =>
        [Whole(row.UserId), Text(row.Key), Text(row.Fingerprint), Whole(row.ExecutionId), Whole(row.Time)];

    /// <summary>As <see cref="User"/>'s columns in exports.</summary>
    public static NpgsqlParameter[] Of(User row) =>
        [Whole(row.Id), Text(row.UserName), Text(row.PasswordHash), Int(row.FsUid), Text(row.Email), Flag(row.Enabled)];

    /// <summary>As <see cref="QuotaRecord.Columns"/>.</summary>
    public static NpgsqlParameter[] Of(QuotaRecord row) =>
        [Whole(row.UserId), Int(row.ConcurrentExecutions), Whole(row.MemoryBytes), Whole(row.Millicores), Whole(row.RunTime)];

    /// <summary>As <see cref="AuditRecord.Columns"/>.</summary>
    public static NpgsqlParameter[] Of(AuditRecord row) =>
    [
        Whole(row.Id), Whole(row.Time), Text(row.Actor), Text(row.Source), Text(row.Action), Text(row.Target), Text(row.Result), Text(row.Detail),
    ];

    /// <summary>As <see cref="UsageRecord.Columns"/>.</summary>
    public static NpgsqlParameter[] Of(UsageRecord row) =>
    [
        Whole(row.ServiceId), Whole(row.Seconds), Whole(row.Time), Whole(row.Millicores), Whole(row.MaxMillicores), Whole(row.Memory), Whole(row.MaxMemory),
    ];

    /// <summary>As <see cref="AccountingRecord.Columns"/>.</summary>
    public static NpgsqlParameter[] Of(AccountingRecord row) =>
    [
        new NpgsqlParameter<DateOnly> { TypedValue = DateOnly.Parse(row.Month, CultureInfo.InvariantCulture) }, Whole(row.UserId), Text(row.UserName),
        Number(row.ReservedCoreSeconds), Number(row.ReservedGibSeconds), Number(row.UsedCoreSeconds), Number(row.UsedGibSeconds),
    ];
}
