using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Zoe.Web.Tests;

/// <summary>All routes of the server, from its own table, so that a new one cannot be forgotten.</summary>
internal static class Routes
{
    private static readonly string[] Reading = ["GET", "HEAD", "OPTIONS"];

    private static readonly Lazy<Task<IReadOnlyList<(string Method, string Path, bool TakesJson)>>> Found = new(ReadAsync);

    /// <summary>Method and path of each route that may change something; a route for all methods counts as POST.</summary>
    public static Task<IReadOnlyList<(string Method, string Path, bool TakesJson)>> FindChangingAsync() => Found.Value;

    private static async Task<IReadOnlyList<(string Method, string Path, bool TakesJson)>> ReadAsync()
    {
        var folder = Directory.CreateTempSubdirectory("zoe-routes-").FullName;
        try
        {
            var data = DataFolder.Prepare(folder);
            await using (data)
            {
                var builder = WebApplication.CreateBuilder();
                var arguments = HostCommandLine.Parse(["--backend=Virtual", $"--data-path={folder}"]);
                builder.Configuration.Sources.Add(new ArgumentSettings(arguments.Values));
                var options = new HostOptionsSetup(builder.Configuration, []).Read();
                var backend = await BackendChoice.ChooseAsync(options, builder.Configuration, CancellationToken.None);
                await using var app = ZoeServer.Build(builder, options, backend);
                return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(Describe)];
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<(string Method, string Path, bool TakesJson)> Describe(RouteEndpoint route)
    {
        var path = "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment =>
            segment.IsSimple && segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "1"));
        var takesJson = route.Metadata.GetMetadata<AnyBodyMark>() is null;
        var methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["POST"];
        return from method in methods
               where !Reading.Contains(method) || route.Metadata.GetMetadata<ChangeMark>() is not null
               select (method, path, takesJson);
    }
}
