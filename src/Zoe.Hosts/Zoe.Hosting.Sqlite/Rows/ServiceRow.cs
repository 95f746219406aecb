using System.Collections.Immutable;
using System.Text.Json;
using Zoe.Backends;

namespace Zoe.Hosting.Sqlite;

/// <summary>A service as it lies in its table.</summary>
internal sealed record ServiceRow
{
    public long Id { get; init; }

    public long ExecutionId { get; init; }

    public int Position { get; init; }

    public string Name { get; init; } = "";

    public string ServiceGroup { get; init; } = "";

    public bool Essential { get; init; }

    public string Status { get; init; } = "";

    public bool Restarting { get; init; }

    public int Attempt { get; init; }

    public int RestartCount { get; init; }

    public int RestartsInARow { get; init; }

    public long? RunningSince { get; init; }

    public string? RestartReason { get; init; }

    public long? NotBefore { get; init; }

    public string? AvoidNode { get; init; }

    public string? Node { get; init; }

    public string? BackendId { get; init; }

    public string BackendStatus { get; init; } = "";

    public int? ExitCode { get; init; }

    public string? IpAddress { get; init; }

    public string Ports { get; init; } = "";

    public string? ErrorMessage { get; init; }

    public string? Reason { get; init; }

    public static ServiceRow Of(Service service, int position) => new()
    {
        Id = service.Id,
        ExecutionId = service.ExecutionId,
        Position = position,
        Name = service.Name,
        ServiceGroup = service.Group,
        Essential = service.Essential,
        Status = service.Status.ToName(),
        Restarting = service.Restarting,
        Attempt = service.Attempt,
        RestartCount = service.RestartCount,
        RestartsInARow = service.RestartsInARow,
        RunningSince = Microseconds.Of(service.RunningSince),
        RestartReason = service.RestartReason,
        NotBefore = Microseconds.Of(service.NotBefore),
        AvoidNode = service.AvoidNode,
        Node = service.Node,
        BackendId = service.BackendId,
        BackendStatus = service.BackendStatus.ToName(),
        ExitCode = service.ExitCode,
        IpAddress = service.IpAddress,
        Ports = JsonSerializer.Serialize(service.Ports, SqliteJson.Default.ImmutableArrayPublishedPort),
        ErrorMessage = service.ErrorMessage,
        Reason = service.Reason,
    };

    public Service ToService() => new()
    {
        Id = Id,
        ExecutionId = ExecutionId,
        Name = Name,
        Group = ServiceGroup,
        Essential = Essential,
        Status = Enum.GetValues<ServiceStatus>().First(status => status.ToName() == Status),
        Restarting = Restarting,
        Attempt = Attempt,
        RestartCount = RestartCount,
        RestartsInARow = RestartsInARow,
        RunningSince = Microseconds.ToTime(RunningSince),
        RestartReason = RestartReason,
        NotBefore = Microseconds.ToTime(NotBefore),
        AvoidNode = AvoidNode,
        Node = Node,
        BackendId = BackendId,
        BackendStatus = Enum.GetValues<BackendStatus>().First(status => status.ToName() == BackendStatus),
        ExitCode = ExitCode,
        IpAddress = IpAddress,
        Ports = JsonSerializer.Deserialize(Ports, SqliteJson.Default.ImmutableArrayPublishedPort),
        ErrorMessage = ErrorMessage,
        Reason = Reason,
    };
}
