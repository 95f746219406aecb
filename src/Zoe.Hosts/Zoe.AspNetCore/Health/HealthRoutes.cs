using Zoe.AspNetCore.Api;
using Zoe.Backends;
using Zoe.Client.Documents;
using Zoe.Hosting.Health;
using Zoe.Hosting.Statistics;
using Zoe.Hosting.Users;

namespace Zoe.AspNetCore.Health;

/// <summary><c>/health/live</c>: the process responds. <c>/health/ready</c>: store and engine work.</summary>
internal static class HealthRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () =>
            TypedResults.Json(new HealthDocument("live"), ApiJson.Context.HealthDocument)).AllowAnonymous();
        routes.MapGet("/health/ready", CheckAsync).AllowAnonymous();
    }

    private static async Task<IResult> CheckAsync(
        IUserStore users, ISchedulerStatistics statistics, EngineHealth health, IBackend backend, CancellationToken cancellationToken)
    {
        await users.FindUserAsync(AdminAccount.UserName, cancellationToken);
        var problems = health.Problems;
        var backendHealth = backend.Health;
        var obstacle = problems.FirstOrDefault(problem => problem.IsFatal)?.Message
            ?? (statistics.HasOnlineNode ? null : Describe(backendHealth));
        HealthProblemDocument[]? described = problems.IsEmpty
            ? null
            : [.. problems.Select(problem => new HealthProblemDocument(problem.Name, problem.Message, problem.Since))];
        return obstacle is null
            ? TypedResults.Json(new HealthDocument("ready", null, backendHealth.Warning, described), ApiJson.Context.HealthDocument)
            : TypedResults.Json(
                new HealthDocument("not ready", obstacle, backendHealth.Warning, described), ApiJson.Context.HealthDocument,
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static string Describe(BackendHealth health) => health.Problem is { } problem
        ? $"The control plane is unreachable: {problem}. Running services continue and are not given up."
        : "No node is reachable.";
}
