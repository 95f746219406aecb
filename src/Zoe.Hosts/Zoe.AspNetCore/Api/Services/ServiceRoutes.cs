using System.Globalization;
using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Api.Values;
using Zoe.Hosting;
using Zoe.Hosting.Statistics;

namespace Zoe.AspNetCore.Api.Services;

/// <summary>Services and their logs.</summary>
internal static class ServiceRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("service/{id}", GetAsync);
        routes.MapGet("service/logs/{id}", StreamLogsAsync);
        routes.MapGet("service/{id}/logs", StreamLogsAsync);
    }

    private static async Task<IResult> GetAsync(
        string id, IExecutions executions, INodeOutages outages, CancellationToken cancellationToken)
    {
        var (execution, service) = await FindAsync(id, executions, cancellationToken);
        return TypedResults.Json(ServiceDocuments.From(execution, service, outages), ApiJson.Context.ServiceDocument);
    }

    private static async Task StreamLogsAsync(
        string id, HttpContext context, IExecutions executions, IHostApplicationLifetime lifetime)
    {
        var (query, cursors) = LogRequest.Parse(context.Request.Query);
        var (_, service) = await FindAsync(id, executions, context.RequestAborted);
        context.Response.ContentType = cursors ? "application/octet-stream" : "text/plain; charset=utf-8";
        // Sent immediately, so that the client knows the log is being followed before there is output.
        await context.Response.StartAsync(context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (HttpMethods.IsHead(context.Request.Method)) return;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await foreach (var chunk in executions.ReadLogsAsync(service.Id, query, ending.Token))
            {
                if (cursors)
                    await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{chunk.Bytes.Length} {chunk.Next}\n"), ending.Token);
                await context.Response.Body.WriteAsync(chunk.Bytes, ending.Token);
                await context.Response.Body.FlushAsync(ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Aborts the connection, so that the client does not take this for the end of the log.
            context.Abort();
        }
    }

    private static async Task<(Execution Execution, Service Service)> FindAsync(
        string id, IExecutions executions, CancellationToken cancellationToken)
    {
        var number = RouteId.Parse(id, "service");
        var execution = await executions.FindByServiceAsync(number, cancellationToken);
        var service = execution?.Services.FirstOrDefault(candidate => candidate.Id == number);
        return execution is not null && service is not null
            ? (execution, service)
            : throw new ApiException(StatusCodes.Status404NotFound, $"There is no service {number}.");
    }
}
