using System.Text.Json;
using Zoe.Hosting;
using Zoe.Model;

namespace Zoe.AspNetCore;

/// <summary>A service as the API gives it.</summary>
internal sealed record ServiceDocument
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public required string? ErrorMessage { get; init; }

    public required long ExecutionId { get; init; }

    public required JsonElement Description { get; init; }

    public required string ServiceGroup { get; init; }

    public required string? BackendId { get; init; }

    public required string? IpAddress { get; init; }

    public required string BackendStatus { get; init; }

    public required string? BackendHost { get; init; }

    public required bool Essential { get; init; }

    public required string? ProxyAddress { get; init; }

    public required int RestartCount { get; init; }

    public required string? RestartReason { get; init; }

    public required string? Reason { get; init; }

    public required int? ExitCode { get; init; }

    /// <summary>True while the node does not answer, so that nobody knows how the service is; its status is the last known.</summary>
    public required bool Unreachable { get; init; }

    public static ServiceDocument From(Execution execution, Service service, INodeOutages outages)
    {
        var outage = service.Node is { } node ? outages.Find(node) : null;
        return Describe(execution, service, outage);
    }

    private static ServiceDocument Describe(Execution execution, Service service, NodeOutage? outage) => new()
    {
        Id = service.Id,
        Name = service.Name,
        Status = service.Status.ToName(),
        ErrorMessage = service.ErrorMessage,
        ExecutionId = service.ExecutionId,
        Description = DescriptionOf(execution.Application, service.Group),
        ServiceGroup = service.Group,
        BackendId = service.BackendId,
        IpAddress = service.IpAddress,
        BackendStatus = service.BackendStatus.ToName(),
        BackendHost = service.Node ?? service.LastNode,
        Essential = service.Essential,
        ProxyAddress = null,
        RestartCount = service.RestartCount,
        RestartReason = service.RestartReason,
        Reason = outage is null ? service.Reason : Describe(outage),
        ExitCode = service.ExitCode,
        Unreachable = outage is not null,
    };

    private static string Describe(NodeOutage outage) =>
        $"Unreachable: node {outage.Node} has not answered since {outage.Since:u}"
        + (outage.Problem is { } problem ? $": {problem}" : "");

    /// <summary>The service's part of the ZApp.</summary>
    private static JsonElement DescriptionOf(ZApp application, string group) =>
        JsonElement.Parse(ZAppWriter.Write(application)).GetProperty("services").EnumerateArray()
            .First(service => service.GetProperty("name").ValueEquals(group));
}
