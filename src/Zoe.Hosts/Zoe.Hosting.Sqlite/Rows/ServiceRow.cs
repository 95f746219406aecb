using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Sqlite.Rows;

/// <summary>A row of the table of services.</summary>
internal sealed record ServiceRow
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    public const string Columns =
        """
        id, execution_id, position, name, service_group, essential, status, restarting, attempt, restart_count,
        restarts_in_a_row, running_since, restart_reason, not_before, avoid_node, node, backend_id, backend_status,
        exit_code, ip_address, ports, error_message, reason, last_node
        """;

    private static readonly FrozenDictionary<string, ServiceStatus> Statuses =
        Enum.GetValues<ServiceStatus>().ToFrozenDictionary(status => status.ToName(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, BackendStatus> BackendStatuses =
        Enum.GetValues<BackendStatus>().ToFrozenDictionary(status => status.ToName(), StringComparer.Ordinal);

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

    public string? LastNode { get; init; }

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
        LastNode = service.LastNode,
    };

    public static ServiceRow Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        ExecutionId = row.GetInt64(1),
        Position = row.GetInt32(2),
        Name = row.GetString(3),
        ServiceGroup = row.GetString(4),
        Essential = row.GetBoolean(5),
        Status = row.GetString(6),
        Restarting = row.GetBoolean(7),
        Attempt = row.GetInt32(8),
        RestartCount = row.GetInt32(9),
        RestartsInARow = row.GetInt32(10),
        RunningSince = row.WholeOrNull(11),
        RestartReason = row.TextOrNull(12),
        NotBefore = row.WholeOrNull(13),
        AvoidNode = row.TextOrNull(14),
        Node = row.TextOrNull(15),
        BackendId = row.TextOrNull(16),
        BackendStatus = row.GetString(17),
        ExitCode = (int?)row.WholeOrNull(18),
        IpAddress = row.TextOrNull(19),
        Ports = row.GetString(20),
        ErrorMessage = row.TextOrNull(21),
        Reason = row.TextOrNull(22),
        LastNode = row.TextOrNull(23),
    };

    /// <summary>Throws when the record is not valid.</summary>
    public Service ToService() => new()
    {
        Id = Id,
        ExecutionId = ExecutionId,
        Name = Name,
        Group = ServiceGroup,
        Essential = Essential,
        Status = Named(Statuses, Status),
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
        BackendStatus = Named(BackendStatuses, BackendStatus),
        ExitCode = ExitCode,
        IpAddress = IpAddress,
        Ports = JsonSerializer.Deserialize(Ports, SqliteJson.Default.ImmutableArrayPublishedPort),
        ErrorMessage = ErrorMessage,
        Reason = Reason,
        LastNode = LastNode,
    };

    private static T Named<T>(FrozenDictionary<string, T> values, string name) => values.TryGetValue(name, out var value)
        ? value
        : throw new InvalidDataException($"The status '{name}' of a service is unknown.");
}
