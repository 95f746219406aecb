using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Api.Values;
using Zoe.AspNetCore.Authentication;
using Zoe.Hosting;
using Zoe.Hosting.Usage;
using Zoe.Hosting.Users;

namespace Zoe.AspNetCore.Api.Usage;

/// <summary>Usage of services and executions, and the accounting of users.</summary>
internal static class UsageRoutes
{
    private static readonly string[] AccountingFilters = ["month"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("service/{id}/usage", GetOfServiceAsync);
        routes.MapGet("execution/{id}/usage", GetOfExecutionAsync);
        routes.MapGet("statistics/usage", GetCurrent);
        routes.MapGet("accounting", GetAccountingAsync);
    }

    private static async Task<JsonHttpResult<UsageDocument>> GetOfServiceAsync(
        string id, IExecutions executions, IServiceUsage usage, CancellationToken cancellationToken)
    {
        var number = RouteId.Parse(id, "service");
        var execution = await executions.FindByServiceAsync(number, cancellationToken)
            ?? throw new ApiException(StatusCodes.Status404NotFound, $"There is no service {number}.");
        var found = (await usage.ReadAsync(execution, cancellationToken)).First(one => one.Service.Id == number);
        return TypedResults.Json(UsageDocuments.From(found, withPoints: true), ApiJson.Context.UsageDocument);
    }

    private static async Task<IResult> GetOfExecutionAsync(
        string id, IExecutions executions, IServiceUsage usage, CancellationToken cancellationToken)
    {
        var number = RouteId.Parse(id, "execution");
        var execution = await executions.FindAsync(number, cancellationToken) ?? throw new ExecutionNotFoundException(number);
        var found = await usage.ReadAsync(execution, cancellationToken);
        return TypedResults.Json<UsageDocument[]>(
            [.. found.Select(one => UsageDocuments.From(one, withPoints: false))], ApiJson.Context.UsageDocumentArray);
    }

    private static JsonHttpResult<CurrentUsageDocument> GetCurrent(IServiceUsage usage) =>
        TypedResults.Json(UsageDocuments.From(usage.ReadCurrent()), ApiJson.Context.CurrentUsageDocument);

    /// <summary>The administrator gets all users, others themselves.</summary>
    private static async Task<IResult> GetAccountingAsync(
        HttpContext context, IUsageStore store, CancellationToken cancellationToken)
    {
        QueryValues.Check(context.Request.Query, AccountingFilters, "is not a filter", "The filter is");
        var entries = await store.ReadAccountingAsync(ReadMonth(context.Request.Query["month"]), cancellationToken);
        var user = CurrentUser.Require(context);
        return TypedResults.Json<AccountingDocument[]>(
            [.. entries.Where(entry => user.UserName == AdminAccount.UserName || entry.UserId == user.Id).Select(UsageDocuments.From)],
            ApiJson.Context.AccountingDocumentArray);
    }

    private static DateOnly? ReadMonth(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month
        : throw QueryValues.Bad($"month is '{text}'; it must be a month such as 2026-11.");
}
