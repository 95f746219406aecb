using Microsoft.AspNetCore.Http.HttpResults;
using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Api.Values;
using Zoe.AspNetCore.Authentication;
using Zoe.Client.Documents;
using Zoe.Hosting;
using Zoe.Hosting.Disks;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Statistics;
using Zoe.Hosting.Store;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>Routes of executions.</summary>
internal static class ExecutionRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("execution", ListAsync);
        routes.MapPost("execution", StartAsync);
        routes.MapPost("execution/batch", BatchRoute.StartAsync);
        routes.MapGet("execution/unreadable", ListUnreadable);
        routes.MapGet("execution/{id}", GetAsync);
        routes.MapGet("execution/{id}/history", GetHistoryAsync);
        routes.MapPost("execution/{id}/restart", RestartAsync);
        routes.MapPost("execution/{id}/extend", ExtendAsync);
        routes.MapDelete("execution/{id}", TerminateAsync);
        routes.MapDelete("execution/delete/{id}", DeleteAsync);
        routes.MapGet("execution/endpoints/{id}", GetEndpointsAsync);
    }

    private static async Task ListAsync(
        HttpContext context, IExecutions executions, INodeOutages outages, CancellationToken cancellationToken)
    {
        var selection = await executions.SelectAsync(ExecutionListQuery.Parse(context.Request.Query), cancellationToken);
        if (ExecutionListQuery.NextPage(context.Request.Query, selection) is { } next)
            context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        await ExecutionListWriter.WriteAsync(
            context.Response, executions.ReadAsync(selection, cancellationToken), outages, cancellationToken);
    }

    private static JsonHttpResult<IReadOnlyList<UnreadableDocument>> ListUnreadable(HttpContext context, IExecutionStore store)
    {
        CurrentUser.RequireAdministrator(context);
        return TypedResults.Json<IReadOnlyList<UnreadableDocument>>(
            [.. store.Unreadable.Select(UnreadableDocument.From)], ApiJson.Context.IReadOnlyListUnreadableDocument);
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, IExecutions executions, IDiskSpace disks, CancellationToken cancellationToken)
    {
        if (disks.Problem is { } full) throw new ApiException(StatusCodes.Status503ServiceUnavailable, full);
        var key = IdempotencyKeyHeader.Read(context.Request);
        var request = StartRequest.Parse(await RequestBody.ReadAsync(context.Request, cancellationToken));
        var owner = CurrentUser.Require(context);
        return Started(await executions.SubmitAsync(request.ToSubmission(owner) with { IdempotencyKey = key }, cancellationToken));
    }

    private static async Task<IResult> RestartAsync(
        string id, HttpContext context, IExecutions executions, IDiskSpace disks, CancellationToken cancellationToken)
    {
        if (disks.Problem is { } full) throw new ApiException(StatusCodes.Status503ServiceUnavailable, full);
        var key = IdempotencyKeyHeader.Read(context.Request);
        var number = RouteId.Parse(id, "execution");
        var request = StartRequest.ParseRestart(await RequestBody.ReadAsync(context.Request, cancellationToken));
        var changes = new RestartChanges
        {
            Application = request.Application,
            Name = request.Name,
            Priority = request.Priority,
            TimeLimit = request.TimeLimit,
            ExpectedDuration = request.ExpectedDuration,
            IdempotencyKey = key,
        };
        var owner = CurrentUser.Require(context);
        return Started(await executions.RestartAsync(number, owner, changes, cancellationToken));
    }

    private static async Task<IResult> ExtendAsync(
        string id, HttpContext context, IExecutions executions, INodeOutages outages, CancellationToken cancellationToken)
    {
        var number = RouteId.Parse(id, "execution");
        var duration = ExtendRequestBody.Parse(await RequestBody.ReadAsync(context.Request, cancellationToken));
        var by = context.User.Identity?.Name ?? ExecutionEvent.Engine;
        return TypedResults.Json(
            ExecutionResponse.From(await executions.ExtendAsync(number, duration, by, cancellationToken), outages),
            ApiJson.Context.ExecutionResponse);
    }

    private static JsonHttpResult<StartedDocument> Started(Execution execution) => TypedResults.Json(
        new StartedDocument(execution.Id), ApiJson.Context.StartedDocument, statusCode: StatusCodes.Status201Created);

    private static async Task<IResult> GetHistoryAsync(string id, IExecutions executions, CancellationToken cancellationToken) =>
        TypedResults.Json(
            HistoryDocuments.From(await executions.GetHistoryAsync(RouteId.Parse(id, "execution"), cancellationToken)),
            ApiJson.Context.HistoryDocument);

    private static async Task<IResult> GetAsync(
        string id, IExecutions executions, INodeOutages outages, CancellationToken cancellationToken) =>
        TypedResults.Json(
            ExecutionResponse.From(await FindAsync(id, executions, cancellationToken), outages),
            ApiJson.Context.ExecutionResponse);

    private static async Task<IResult> TerminateAsync(
        string id, HttpContext context, IExecutions executions, CancellationToken cancellationToken)
    {
        var execution = await FindAsync(id, executions, cancellationToken);
        if (!execution.Status.IsActive())
        {
            throw new ApiException(StatusCodes.Status400BadRequest,
                $"Execution is not running: {execution.Id} has ended as {execution.Status.ToName()}.");
        }

        var user = context.User.Identity?.Name;
        await executions.TerminateAsync(
            execution.Id, $"user {user} request from API", user ?? ExecutionEvent.Engine, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> DeleteAsync(
        string id, HttpContext context, IExecutions executions, CancellationToken cancellationToken)
    {
        var number = RouteId.Parse(id, "execution");
        try
        {
            await executions.FindAsync(number, cancellationToken);
        }
        catch (UnreadableExecutionException)
        {
            // Its containers are removed with it.
            CurrentUser.RequireAdministrator(context);
        }

        await executions.DeleteAsync(number, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> GetEndpointsAsync(
        string id, HttpRequest request, IExecutions executions, CancellationToken cancellationToken) =>
        TypedResults.Json(
            EndpointsDocuments.From(executions.GetEndpoints(await FindAsync(id, executions, cancellationToken)), request.PathBase),
            ApiJson.Context.EndpointsDocument);

    private static async Task<Execution> FindAsync(
        string id, IExecutions executions, CancellationToken cancellationToken)
    {
        var number = RouteId.Parse(id, "execution");
        return await executions.FindAsync(number, cancellationToken) ?? throw new ExecutionNotFoundException(number);
    }
}
