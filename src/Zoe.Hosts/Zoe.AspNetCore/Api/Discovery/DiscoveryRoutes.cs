using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Api.Values;
using Zoe.Backends;
using Zoe.Client.Documents;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Api.Discovery;

/// <summary><c>GET discovery/by_group/{id}/{group}</c>; the group <c>all</c> means every service.</summary>
internal static class DiscoveryRoutes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("discovery/by_group/{id}/{group}", FindGroupAsync);

    private static async Task<IResult> FindGroupAsync(
        string id, string group, IExecutions executions, IBackend backend, ZoeOptions options,
        CancellationToken cancellationToken)
    {
        var number = RouteId.Parse(id, "execution");
        var execution = await executions.FindAsync(number, cancellationToken)
            ?? throw new ExecutionNotFoundException(number);
        if (group != "all" && !execution.Services.Any(service => service.Group == group))
        {
            throw new ApiException(StatusCodes.Status404NotFound,
                $"Execution {number} has no service group '{group}'; it has "
                + $"{string.Join(", ", execution.Services.Select(service => service.Group).Distinct())}.");
        }

        var names = execution.Services
            .Where(service => group == "all" || service.Group == group)
            .Select(service => backend.GetDnsName($"{service.Name}-{number}-{options.DeploymentName}"));
        return TypedResults.Json(
            new DiscoveryDocument(group, number, [.. names]), ApiJson.Context.DiscoveryDocument);
    }
}
