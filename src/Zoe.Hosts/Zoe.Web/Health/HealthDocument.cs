namespace Zoe.Web;

/// <summary>How the server is.</summary>
internal sealed record HealthDocument(string Status, string? Reason = null, string? Warning = null);
