using Microsoft.AspNetCore.Http.HttpResults;
using Zoe.AspNetCore.Api;
using Zoe.Backends;
using Zoe.Client.Documents;
using Zoe.Hosting.Health;
using Zoe.Hosting.Health.Checks;

namespace Zoe.AspNetCore.Health;

/// <summary>
/// <c>/health/live</c>: all background tasks run. <c>/health/ready</c>: store, engine and back-end work.
/// </summary>
internal static class HealthRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", IsAlive).AllowAnonymous();
        routes.MapGet("/health/ready", CheckAsync).AllowAnonymous();
    }

    private static JsonHttpResult<HealthDocument> IsAlive(EngineHealth health) => health.IsAlive
        ? TypedResults.Json(new HealthDocument("live"), ApiJson.Context.HealthDocument)
        : TypedResults.Json(
            new HealthDocument("not live", health.Problems.First(problem => problem.NeedsRestart).Message), ApiJson.Context.HealthDocument,
            statusCode: StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> CheckAsync(
        EngineReadiness readiness, EngineHealth health, IBackend backend, CancellationToken cancellationToken)
    {
        var obstacle = await readiness.FindObstacleAsync(cancellationToken);
        var problems = health.Problems;
        var backendHealth = backend.Health;
        HealthProblemDocument[]? described = problems.IsEmpty
            ? null
            : [.. problems.Select(problem => new HealthProblemDocument(problem.Name, problem.Message, problem.Since))];
        return obstacle is null
            ? TypedResults.Json(new HealthDocument("ready", null, backendHealth.Warning, described), ApiJson.Context.HealthDocument)
            : TypedResults.Json(
                new HealthDocument("not ready", obstacle, backendHealth.Warning, described), ApiJson.Context.HealthDocument,
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
