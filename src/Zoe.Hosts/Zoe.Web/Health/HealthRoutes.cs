using Zoe.Backends;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: store and engine do their work.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () =>
            TypedResults.Json(new HealthDocument("live"), ApiJson.Context.HealthDocument));
        app.MapGet("/health/ready", CheckAsync);
    }

    private static async Task<IResult> CheckAsync(
        IUserStore users, ISchedulerStatistics statistics, CancellationToken cancellationToken)
    {
        await users.FindUserAsync(AdminAccount.UserName, cancellationToken);
        var current = statistics.Current;
        var warning = current.Backend.Warning;
        return current.Nodes.Any(node => node.Node.Online)
            ? TypedResults.Json(new HealthDocument("ready", Warning: warning), ApiJson.Context.HealthDocument)
            : TypedResults.Json(
                new HealthDocument("not ready", Describe(current.Backend), warning), ApiJson.Context.HealthDocument,
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static string Describe(BackendHealth backend) => backend.Problem is { } problem
        ? $"The control plane cannot be reached: {problem}. What runs goes on and nothing is given up."
        : "No node answers.";
}
