using System.Data.Common;
using System.Text.Json;
using Zoe.Hosting.Executions;
using Zoe.Model;

namespace Zoe.Hosting.Store.Records;

/// <summary>
/// An execution without its services as flat values, as stores and exports keep it. Statuses are the names of the REST
/// API, times are <see cref="Microseconds"/>.
/// </summary>
public sealed record ExecutionRecord
{
    /// <summary>Names of the columns that <see cref="Read"/> reads, in its order, for a SELECT.</summary>
    public static string Columns =>
        "id, name, user_id, user_name, user_fs_uid, status, outcome, time_submit, time_start, time_end, error_message, wait_reason, description, "
        + "priority, time_limit, deadline, expected_duration, duration_estimated, restart_of, idle_end, keep_until, event_count, trace_parent, application";

    /// <summary><see cref="Execution.Id"/>.</summary>
    public long Id { get; init; }

    /// <summary><see cref="Execution.Name"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary><see cref="Execution.UserId"/>.</summary>
    public long UserId { get; init; }

    /// <summary><see cref="Execution.UserName"/>.</summary>
    public string UserName { get; init; } = "";

    /// <summary><see cref="Execution.UserFsUid"/>.</summary>
    public int UserFsUid { get; init; }

    /// <summary>The ZApp as compact JSON.</summary>
    public string Description { get; init; } = "";

    /// <summary>Name of the status.</summary>
    public string Status { get; init; } = "";

    /// <summary>Name of the final status; null while it has none.</summary>
    public string? Outcome { get; init; }

    /// <summary><see cref="Execution.TimeSubmit"/>.</summary>
    public long TimeSubmit { get; init; }

    /// <summary><see cref="Execution.TimeStart"/>.</summary>
    public long? TimeStart { get; init; }

    /// <summary><see cref="Execution.TimeEnd"/>.</summary>
    public long? TimeEnd { get; init; }

    /// <summary><see cref="Execution.ErrorMessage"/>.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary><see cref="Execution.WaitReason"/>.</summary>
    public string? WaitReason { get; init; }

    /// <summary><see cref="Execution.TraceParent"/>.</summary>
    public string? TraceParent { get; init; }
    /// <summary>Name of the ZApp, to find former runs.</summary>
    public string Application { get; init; } = "";

    /// <summary><see cref="Execution.Priority"/>.</summary>
    public int Priority { get; init; }

    /// <summary><see cref="Execution.TimeLimit"/> in microseconds.</summary>
    public long? TimeLimit { get; init; }

    /// <summary><see cref="Execution.Deadline"/>.</summary>
    public long? Deadline { get; init; }

    /// <summary><see cref="Execution.ExpectedDuration"/> in microseconds.</summary>
    public long? ExpectedDuration { get; init; }

    /// <summary><see cref="Execution.IsDurationEstimated"/>.</summary>
    public bool DurationEstimated { get; init; }

    /// <summary><see cref="Execution.RestartOf"/>.</summary>
    public long? RestartOf { get; init; }

    /// <summary><see cref="Execution.IdleEnd"/>.</summary>
    public long? IdleEnd { get; init; }

    /// <summary><see cref="Execution.KeepUntil"/>.</summary>
    public long? KeepUntil { get; init; }

    /// <summary><see cref="Execution.EventCount"/>.</summary>
    public int EventCount { get; init; }

    private static readonly RecentApplications<string> Descriptions = new(ZAppWriter.WriteCompact);

    /// <summary>The record of an execution.</summary>
    public static ExecutionRecord Of(Execution execution) => StateOf(execution) with
    {
        Name = execution.Name,
        UserId = execution.UserId,
        UserName = execution.UserName,
        UserFsUid = execution.UserFsUid,
        Description = Descriptions.Of(execution.Application),
        TimeSubmit = Microseconds.Of(execution.TimeSubmit),
        TraceParent = execution.TraceParent,
        Application = execution.Application.Name,
        Priority = execution.Priority,
        ExpectedDuration = Microseconds.Of(execution.ExpectedDuration),
        DurationEstimated = execution.IsDurationEstimated,
        RestartOf = execution.RestartOf,
    };

    /// <summary>Only the id and the values that change during the life of an execution.</summary>
    public static ExecutionRecord StateOf(Execution execution) => new()
    {
        Id = execution.Id,
        Status = execution.Status.ToName(),
        Outcome = execution.Outcome?.ToName(),
        TimeStart = Microseconds.Of(execution.TimeStart),
        TimeEnd = Microseconds.Of(execution.TimeEnd),
        ErrorMessage = execution.ErrorMessage,
        WaitReason = execution.WaitReason,
        TimeLimit = Microseconds.Of(execution.TimeLimit),
        Deadline = Microseconds.Of(execution.Deadline),
        IdleEnd = Microseconds.Of(execution.IdleEnd),
        KeepUntil = Microseconds.Of(execution.KeepUntil),
        EventCount = execution.EventCount,
    };

    /// <summary>Reads the current row, with the columns of <see cref="Columns"/>.</summary>
    public static ExecutionRecord Read(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Name = row.GetString(1),
        UserId = row.GetInt64(2),
        UserName = row.GetString(3),
        UserFsUid = row.GetInt32(4),
        Status = row.GetString(5),
        Outcome = row.TextOrNull(6),
        TimeSubmit = row.GetInt64(7),
        TimeStart = row.WholeOrNull(8),
        TimeEnd = row.WholeOrNull(9),
        ErrorMessage = row.TextOrNull(10),
        WaitReason = row.TextOrNull(11),
        Description = row.GetString(12),
        TraceParent = row.TextOrNull(22),
        Priority = row.GetInt32(13),
        TimeLimit = row.WholeOrNull(14),
        Deadline = row.WholeOrNull(15),
        ExpectedDuration = row.WholeOrNull(16),
        DurationEstimated = row.GetBoolean(17),
        RestartOf = row.WholeOrNull(18),
        IdleEnd = row.WholeOrNull(19),
        KeepUntil = row.WholeOrNull(20),
        EventCount = row.GetInt32(21),
        Application = row.GetString(23),
    };

    /// <summary>The execution, with its services in this order. Throws when a record is not valid.</summary>
    public Execution ToExecution(IEnumerable<ServiceRecord> services)
    {
        var application = ReadApplication();
        var groups = application.Services.Select(service => service.Name).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Id = Id,
            Name = Name,
            UserId = UserId,
            UserName = UserName,
            UserFsUid = UserFsUid,
            Application = application,
            Status = StatusOf(Status),
            Outcome = Outcome is null ? null : StatusOf(Outcome),
            TimeSubmit = Microseconds.ToTime(TimeSubmit),
            TimeStart = Microseconds.ToTime(TimeStart),
            TimeEnd = Microseconds.ToTime(TimeEnd),
            ErrorMessage = ErrorMessage,
            WaitReason = WaitReason,
            TraceParent = TraceParent,
            Priority = Priority,
            TimeLimit = Microseconds.ToDuration(TimeLimit),
            Deadline = Microseconds.ToTime(Deadline),
            ExpectedDuration = Microseconds.ToDuration(ExpectedDuration),
            IsDurationEstimated = DurationEstimated,
            RestartOf = RestartOf,
            IdleEnd = Microseconds.ToTime(IdleEnd),
            KeepUntil = Microseconds.ToTime(KeepUntil),
            EventCount = EventCount,
            Services =
            [
                .. services.Select(service => groups.Contains(service.ServiceGroup)
                    ? service.ToService()
                    : throw new InvalidDataException($"Service {service.Id} has the unknown group '{service.ServiceGroup}'.")),
            ],
        };
    }

    private ZApp ReadApplication()
    {
        try
        {
            return ZAppReader.ReadTrusted(Description);
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"The description is not valid: {failure.Message}", failure);
        }
    }

    private static ExecutionStatus StatusOf(string name) => ExecutionStatusNames.TryParse(name, out var status)
        ? status
        : throw new InvalidDataException($"The status '{name}' is unknown.");
}
