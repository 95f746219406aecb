using System.Globalization;
using Zoe.AspNetCore.Api.Values;
using Zoe.AspNetCore.Audit;
using Zoe.AspNetCore.Authentication;
using Zoe.Hosting.Audit;

namespace Zoe.AspNetCore.Api.Audit;

/// <summary><c>GET audit</c>: the audit log, for the administrator.</summary>
internal static class AuditRoutes
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;
    private static readonly string[] Names = ["user", "action", "target", "result", "since", "until", "before", "limit"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("audit", ReadAsync).Audit(AuditActions.ReadAudit);

    private static async Task<IResult> ReadAsync(HttpContext context, IAuditStore store, CancellationToken cancellationToken)
    {
        CurrentUser.RequireAdministrator(context);
        var query = Parse(context.Request.Query);
        var entries = await store.ReadAsync(query, cancellationToken);
        return TypedResults.Json(
            new AuditPageDocument([.. entries.Select(ToDocument)], entries.Count == query.Limit ? entries[^1].Id : null),
            ApiJson.Context.AuditPageDocument);
    }

    private static AuditQuery Parse(IQueryCollection query)
    {
        QueryValues.Check(query, Names, "is not a filter", "The filters are");
        return new AuditQuery
        {
            Actor = query["user"],
            Action = query["action"],
            Target = query["target"],
            Result = ReadResult(query["result"]),
            Since = QueryValues.ReadTime(query, "since"),
            Until = QueryValues.ReadTime(query, "until"),
            BeforeId = ReadNumber(query, "before", long.MaxValue),
            Limit = (int)(ReadNumber(query, "limit", MaxLimit) ?? DefaultLimit),
        };
    }

    private static AuditResult? ReadResult(string? text) => text switch
    {
        null => null,
        "ok" => AuditResult.Ok,
        "refused" => AuditResult.Refused,
        "failed" => AuditResult.Failed,
        _ => throw QueryValues.Bad($"result is '{text}'; it must be ok, refused or failed."),
    };

    private static long? ReadNumber(IQueryCollection query, string name, long max)
    {
        if (query[name] is not [{ } text]) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max
            ? number
            : throw QueryValues.Bad($"{name} is '{text}'; it must be an integer from 1 to {max}.");
    }

    private static AuditEntryDocument ToDocument(AuditEntry entry) => new()
    {
        Id = entry.Id,
        Time = entry.Time,
        User = entry.Actor,
        Source = entry.Source,
        Action = entry.Action,
        Target = entry.Target,
        Result = entry.Result.ToString().ToLowerInvariant(),
        Detail = entry.Detail,
    };
}
