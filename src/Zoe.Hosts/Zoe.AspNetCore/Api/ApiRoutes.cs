using Zoe.AspNetCore.Api.Audit;
using Zoe.AspNetCore.Api.Discovery;
using Zoe.AspNetCore.Api.Executions;
using Zoe.AspNetCore.Api.Info;
using Zoe.AspNetCore.Api.Login;
using Zoe.AspNetCore.Api.Services;
using Zoe.AspNetCore.Api.Statistics;
using Zoe.AspNetCore.Api.Usage;
using Zoe.AspNetCore.Api.ZApps;

namespace Zoe.AspNetCore.Api;

/// <summary>The REST API.</summary>
internal static class ApiRoutes
{
    public const string Version = "0.7";

    public const string Base = "/api/" + Version;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Base);
        InfoRoutes.Map(api);
        ZAppRoutes.Map(api);
        LoginRoutes.Map(api);
        ExecutionRoutes.Map(api);
        ServiceRoutes.Map(api);
        StatisticsRoutes.Map(api);
        DiscoveryRoutes.Map(api);
        AuditRoutes.Map(api);
        UsageRoutes.Map(api);
    }
}
