using Zoe.Hosting;

namespace Zoe.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: store and engine do their work.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () =>
            TypedResults.Json(new HealthDocument("live"), ApiJsonContext.Default.HealthDocument));
        app.MapGet("/health/ready", CheckAsync);
    }

    private static async Task<IResult> CheckAsync(
        IUserStore users, ISchedulerStatistics statistics, CancellationToken cancellationToken)
    {
        await users.FindUserAsync(AdminAccount.UserName, cancellationToken);
        return statistics.Current.Nodes.Any(node => node.Node.Online)
            ? TypedResults.Json(new HealthDocument("ready"), ApiJsonContext.Default.HealthDocument)
            : TypedResults.Json(
                new HealthDocument("not ready", "No node answers."), ApiJsonContext.Default.HealthDocument,
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
