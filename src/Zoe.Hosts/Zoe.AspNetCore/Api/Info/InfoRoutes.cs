using Zoe.Client.Documents;
using Zoe.Hosting;
using Zoe.Model;

namespace Zoe.AspNetCore.Api.Info;

/// <summary><c>GET info</c>: needs no login.</summary>
internal static class InfoRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("info", (ZoeOptions options, IHostRole role) =>
        TypedResults.Json(
            new InfoDocument(ZoeVersion.Current, ApiRoutes.Version, ZApp.FormatVersion, options.DeploymentName)
            {
                Role = role.IsLeader ? "leader" : "follower",
                LeaderEpoch = role.LeaderEpoch,
            },
            ApiJson.Context.InfoDocument)).AllowAnonymous();
}
