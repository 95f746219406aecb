namespace Zoe.Web;

/// <summary>The REST API.</summary>
internal static class ApiRoutes
{
    public const string Version = "0.7";

    public const string Base = "/api/" + Version;

    public static void MapZoeApi(this WebApplication app)
    {
        var api = app.MapGroup(Base);
        InfoRoutes.Map(api);
        ZAppRoutes.Map(api);
        var authenticated = api.MapGroup("").RequireAuthorization();
        LoginRoutes.Map(authenticated);
        ExecutionRoutes.Map(authenticated);
        ServiceRoutes.Map(authenticated);
        StatisticsRoutes.Map(authenticated);
        DiscoveryRoutes.Map(authenticated);
    }
}
