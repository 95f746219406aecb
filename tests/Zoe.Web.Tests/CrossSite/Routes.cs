using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Zoe.AspNetCore.Security.Requests;
using Zoe.Hosting.Server.Backends;
using Zoe.Hosting.Server.Configuration;
using Zoe.Hosting.Server.Startup;
using Zoe.Web.Startup;

namespace Zoe.Web.Tests.CrossSite;

/// <summary>All routes of the server, from its route table, so that new ones are included.</summary>
internal static class Routes
{
    private static readonly string[] Reading = ["GET", "HEAD", "OPTIONS"];

    private static readonly Lazy<Task<IReadOnlyList<RouteEndpoint>>> Found = new(ReadAsync);

    /// <summary>Method and path of each route that may change something; a route for all methods counts as POST.</summary>
    public static async Task<IReadOnlyList<(string Method, string Path, bool TakesJson)>> FindChangingAsync() =>
        [.. (await Found.Value).SelectMany(DescribeChanges)];

    /// <summary>The path of each route for GET.</summary>
    public static async Task<IReadOnlyList<string>> FindReadableAsync() =>
        [.. (await Found.Value).Where(route => MethodsOf(route).Contains("GET")).Select(PathOf)];

    private static async Task<IReadOnlyList<RouteEndpoint>> ReadAsync()
    {
        var folder = Directory.CreateTempSubdirectory("zoe-routes-").FullName;
        try
        {
            var data = DataFolder.Prepare(folder);
            await using (data)
            {
                var builder = WebApplication.CreateBuilder();
                var arguments = HostCommandLine.Parse(["--backend=Virtual", $"--data-path={folder}"]);
                builder.Configuration.Sources.Add(arguments.ToProvider());
                var options = new HostOptionsReader(builder.Configuration, []).Read();
                var backend = await BackendChoice.ChooseAsync(options, builder.Configuration, CancellationToken.None);
                builder.Services.AddEngine(options, builder.Configuration, backend);
                await using var app = ZoeServer.Build(builder, options);
                return [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<(string Method, string Path, bool TakesJson)> DescribeChanges(RouteEndpoint route) =>
        from method in MethodsOf(route)
        where !Reading.Contains(method) || (method == "GET" && route.Metadata.GetMetadata<ChangeMark>() is not null)
        select (method, PathOf(route), route.Metadata.GetMetadata<AnyBodyMark>() is null);

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["POST"];

    private static string PathOf(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment =>
        segment.IsSimple && segment.Parts[0] is RoutePatternLiteralPart literal ? literal.Content : "1"));
}
