using System.Text.Json;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Executions;
using Zoe.Model;

namespace Zoe.Hosting.Sqlite.Rows;

/// <summary>A row of the table of executions.</summary>
internal sealed record ExecutionRow
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    public const string Columns =
        "id, name, user_id, user_name, user_fs_uid, status, outcome, time_submit, time_start, time_end, error_message, wait_reason, description, trace_parent";

    public long Id { get; init; }

    public string Name { get; init; } = "";

    public long UserId { get; init; }

    public string UserName { get; init; } = "";

    public int UserFsUid { get; init; }

    public string Description { get; init; } = "";

    public string Status { get; init; } = "";

    public string? Outcome { get; init; }

    public long TimeSubmit { get; init; }

    public long? TimeStart { get; init; }

    public long? TimeEnd { get; init; }

    public string? ErrorMessage { get; init; }

    public string? WaitReason { get; init; }

    public string? TraceParent { get; init; }

    public static ExecutionRow Of(Execution execution) => StateOf(execution) with
    {
        Name = execution.Name,
        UserId = execution.UserId,
        UserName = execution.UserName,
        UserFsUid = execution.UserFsUid,
        Description = ZAppWriter.WriteCompact(execution.Application),
        TimeSubmit = Microseconds.Of(execution.TimeSubmit),
        TraceParent = execution.TraceParent,
    };

    /// <summary>Only the columns that change.</summary>
    public static ExecutionRow StateOf(Execution execution) => new()
    {
        Id = execution.Id,
        Status = execution.Status.ToName(),
        Outcome = execution.Outcome?.ToName(),
        TimeStart = Microseconds.Of(execution.TimeStart),
        TimeEnd = Microseconds.Of(execution.TimeEnd),
        ErrorMessage = execution.ErrorMessage,
        WaitReason = execution.WaitReason,
    };

    public static ExecutionRow Read(SqliteDataReader row) => new()
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
        TraceParent = row.TextOrNull(13),
    };

    /// <summary>Throws <see cref="InvalidDataException"/> when the record is not valid.</summary>
    public Execution ToExecution(IEnumerable<ServiceRow> services)
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
