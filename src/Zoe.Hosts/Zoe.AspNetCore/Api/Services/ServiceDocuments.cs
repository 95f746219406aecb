using System.Text.Json;
using Zoe.Client.Documents;
using Zoe.Hosting;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Statistics;
using Zoe.Model;

namespace Zoe.AspNetCore.Api.Services;

/// <summary>Converts services to documents.</summary>
internal static class ServiceDocuments
{
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
        $"Unreachable: node {outage.Node} has not responded since {outage.Since:u}"
        + (outage.Problem is { } problem ? $": {problem}" : "");

    /// <summary>The service's part of the ZApp.</summary>
    private static JsonElement DescriptionOf(ZApp application, string group) =>
        JsonElement.Parse(ZAppWriter.Write(application)).GetProperty("services").EnumerateArray()
            .First(service => service.GetProperty("name").ValueEquals(group));
}
