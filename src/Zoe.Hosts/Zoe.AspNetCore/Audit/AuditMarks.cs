namespace Zoe.AspNetCore.Audit;

/// <summary>Marks routes for the audit log.</summary>
internal static class AuditMarks
{
    private static readonly object TargetKey = new();

    /// <summary>Records the requests of a route.</summary>
    public static TBuilder Audit<TBuilder>(this TBuilder route, string action) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new AuditMark(action));

    /// <summary>Names what a request was about, where its path does not.</summary>
    public static void SetAuditTarget(this HttpContext context, string target) => context.Items[TargetKey] = target;

    /// <summary>What a request was about: as set, or the execution of its path.</summary>
    public static string? FindAuditTarget(this HttpContext context) => context.Items[TargetKey] as string
        ?? (context.Request.RouteValues["id"] is string id ? $"execution {id}" : null);
}
