using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Zoe.Benchmarks.Engine.Load;
using Zoe.Benchmarks.Engine.Servers;

namespace Zoe.Benchmarks.Engine.Bare;

/// <summary>
/// The baseline: a minimal endpoint that parses the same body, and one writer that batches the same rows and the same
/// status updates; no scheduler, no cluster, no login.
/// </summary>
internal static class BareServerProgram
{
    public static async Task RunAsync(ServerArguments arguments, RunningTimes times)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(arguments.Port));
        await using var rows = await BareRows.OpenAsync(arguments);
        var writer = new BareWriter(rows, times);
        await using var app = builder.Build();
        app.MapPost(Submissions.Path, async context =>
        {
            var submission = await ReadAsync(context.Request);
            writer.Post(submission);
            await submission.Accepted;
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($"{{\"execution_id\":{submission.Id}}}");
        });
        await app.StartAsync();
        await writer.RunAsync();
    }

    private static async Task<BareSubmission> ReadAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var application = body.RootElement.GetProperty("application");
        var service = application.GetProperty("services")[0];
        return new BareSubmission(
            body.RootElement.GetProperty("name").GetString()!, application.GetRawText(), service.GetProperty("name").GetString()!,
            service.GetProperty("total_count").GetInt32());
    }
}
