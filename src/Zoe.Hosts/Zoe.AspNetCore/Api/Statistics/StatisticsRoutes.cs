using Zoe.Hosting.Statistics;

namespace Zoe.AspNetCore.Api.Statistics;

/// <summary><c>GET statistics/scheduler</c>.</summary>
internal static class StatisticsRoutes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("statistics/scheduler", (ISchedulerStatistics statistics) => TypedResults.Json(
            StatisticsDocuments.From(statistics.Current), ApiJson.Context.StatisticsDocument));
}
