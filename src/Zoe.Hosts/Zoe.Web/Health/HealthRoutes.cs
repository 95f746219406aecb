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
        return statistics.Current.Nodes.Any(node => node.Node.Online)
            ? TypedResults.Json(new HealthDocument("ready"), ApiJson.Context.HealthDocument)
            : TypedResults.Json(
                new HealthDocument("not ready", "No node answers."), ApiJson.Context.HealthDocument,
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
