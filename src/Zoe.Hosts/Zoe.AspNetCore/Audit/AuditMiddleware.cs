using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Zoe.Hosting.Audit;

namespace Zoe.AspNetCore.Audit;

/// <summary>Records requests of marked routes with their result, refused ones too.</summary>
internal sealed class AuditMiddleware(RequestDelegate next, IAuditLog audit, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<AuditMark>() is not { } mark) return;
        var status = context.Response.StatusCode;
        audit.Record(new AuditEntry
        {
            Time = time.GetUtcNow(),
            Actor = context.User.FindFirstValue(ClaimTypes.Name) ?? "unknown",
            Source = context.Connection.RemoteIpAddress?.ToString(),
            Action = mark.Action,
            Target = context.FindAuditTarget(),
            Result = status < 400 ? AuditResult.Ok : status < 500 ? AuditResult.Refused : AuditResult.Failed,
            Detail = status < 400 ? null : context.Features.Get<IHttpResponseFeature>()?.ReasonPhrase,
        });
    }
}
