using System.Text;
using Zoe.Model;

namespace Zoe.Hosting.Sqlite;

/// <summary>An execution as it lies in its table.</summary>
internal sealed record ExecutionRow
{
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

    public static ExecutionRow Of(Execution execution) => new()
    {
        Id = execution.Id,
        Name = execution.Name,
        UserId = execution.UserId,
        UserName = execution.UserName,
        UserFsUid = execution.UserFsUid,
        Description = ZAppWriter.Write(execution.Application),
        Status = execution.Status.ToName(),
        Outcome = execution.Outcome?.ToName(),
        TimeSubmit = Microseconds.Of(execution.TimeSubmit),
        TimeStart = Microseconds.Of(execution.TimeStart),
        TimeEnd = Microseconds.Of(execution.TimeEnd),
        ErrorMessage = execution.ErrorMessage,
        WaitReason = execution.WaitReason,
    };

    public Execution ToExecution(IEnumerable<ServiceRow> services) => new()
    {
        Id = Id,
        Name = Name,
        UserId = UserId,
        UserName = UserName,
        UserFsUid = UserFsUid,
        Application = ReadApplication(),
        Status = StatusOf(Status),
        Outcome = Outcome is null ? null : StatusOf(Outcome),
        TimeSubmit = Microseconds.ToTime(TimeSubmit),
        TimeStart = Microseconds.ToTime(TimeStart),
        TimeEnd = Microseconds.ToTime(TimeEnd),
        ErrorMessage = ErrorMessage,
        WaitReason = WaitReason,
        Services = [.. services.OrderBy(service => service.Position).Select(service => service.ToService())],
    };

    private ZApp ReadApplication()
    {
        var result = ZAppReader.Read(Encoding.UTF8.GetBytes(Description));
        return result.Value ?? throw new InvalidDataException(
            $"The stored description of execution {Id} cannot be read: {string.Join("; ", result.Diagnostics)}");
    }

    private ExecutionStatus StatusOf(string name) => ExecutionStatusNames.TryParse(name, out var status)
        ? status
        : throw new InvalidDataException($"Execution {Id} has the unknown status '{name}'.");
}
