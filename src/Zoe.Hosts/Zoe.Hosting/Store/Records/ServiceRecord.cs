using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Store.Records;

/// <summary>
/// A service as flat values, as stores and exports keep it. Statuses are the names of the REST API, times are
/// <see cref="Microseconds"/>.
/// </summary>
public sealed record ServiceRecord
{
    /// <summary>Names of the columns that <see cref="Read"/> reads, in its order, for a SELECT.</summary>
    public static string Columns =>
        """
        id, execution_id, position, name, service_group, essential, status, restarting, attempt, restart_count,
        restarts_in_a_row, running_since, restart_reason, not_before, avoid_node, node, backend_id, backend_status,
        exit_code, ip_address, ports, error_message, reason, last_node, failed_starts
        """;

    private static readonly FrozenDictionary<string, ServiceStatus> Statuses =
        Enum.GetValues<ServiceStatus>().ToFrozenDictionary(status => status.ToName(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, BackendStatus> BackendStatuses =
        Enum.GetValues<BackendStatus>().ToFrozenDictionary(status => status.ToName(), StringComparer.Ordinal);

    /// <summary><see cref="Service.Id"/>.</summary>
    public long Id { get; init; }

    /// <summary><see cref="Service.ExecutionId"/>.</summary>
    public long ExecutionId { get; init; }

    /// <summary>Index among the services of its execution.</summary>
    public int Position { get; init; }

    /// <summary><see cref="Service.Name"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary><see cref="Service.Group"/>.</summary>
    public string ServiceGroup { get; init; } = "";

    /// <summary><see cref="Service.Essential"/>.</summary>
    public bool Essential { get; init; }

    /// <summary>Name of the status.</summary>
    public string Status { get; init; } = "";

    /// <summary><see cref="Service.Restarting"/>.</summary>
    public bool Restarting { get; init; }

    /// <summary><see cref="Service.Attempt"/>.</summary>
    public int Attempt { get; init; }

    /// <summary><see cref="Service.RestartCount"/>.</summary>
    public int RestartCount { get; init; }

    /// <summary><see cref="Service.RestartsInARow"/>.</summary>
    public int RestartsInARow { get; init; }

    /// <summary><see cref="Service.RunningSince"/>.</summary>
    public long? RunningSince { get; init; }

    /// <summary><see cref="Service.RestartReason"/>.</summary>
    public string? RestartReason { get; init; }

    /// <summary><see cref="Service.NotBefore"/>.</summary>
    public long? NotBefore { get; init; }

    /// <summary><see cref="Service.AvoidNode"/>.</summary>
    public string? AvoidNode { get; init; }

    /// <summary><see cref="Service.Node"/>.</summary>
    public string? Node { get; init; }

    /// <summary><see cref="Service.BackendId"/>.</summary>
    public string? BackendId { get; init; }

    /// <summary>Name of the status of the backend.</summary>
    public string BackendStatus { get; init; } = "";

    /// <summary><see cref="Service.ExitCode"/>.</summary>
    public int? ExitCode { get; init; }

    /// <summary><see cref="Service.IpAddress"/>.</summary>
    public string? IpAddress { get; init; }

    /// <summary>The published ports as JSON.</summary>
    public string Ports { get; init; } = "";

    /// <summary><see cref="Service.ErrorMessage"/>.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary><see cref="Service.Reason"/>.</summary>
    public string? Reason { get; init; }

    /// <summary><see cref="Service.LastNode"/>.</summary>
    public string? LastNode { get; init; }

    /// <summary><see cref="Service.FailedStarts"/>.</summary>
    public int FailedStarts { get; init; }

    /// <summary>The record of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="position">Its index among the services of its execution.</param>
    public static ServiceRecord Of(Service service, int position) => new()
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
        Ports = JsonSerializer.Serialize(service.Ports, RecordJson.Default.ImmutableArrayPublishedPort),
        ErrorMessage = service.ErrorMessage,
        Reason = service.Reason,
        LastNode = service.LastNode,
        FailedStarts = service.FailedStarts,
    };

    /// <summary>Reads the current row, with the columns of <see cref="Columns"/>.</summary>
    public static ServiceRecord Read(DbDataReader row) => new()
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
        FailedStarts = row.GetInt32(24),
    };

    /// <summary>The service. Throws when the record is not valid.</summary>
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
        Ports = JsonSerializer.Deserialize(Ports, RecordJson.Default.ImmutableArrayPublishedPort),
        ErrorMessage = ErrorMessage,
        Reason = Reason,
        LastNode = LastNode,
        FailedStarts = FailedStarts,
    };

    private static T Named<T>(FrozenDictionary<string, T> values, string name) => values.TryGetValue(name, out var value)
        ? value
        : throw new InvalidDataException($"The status '{name}' of a service is unknown.");
}
