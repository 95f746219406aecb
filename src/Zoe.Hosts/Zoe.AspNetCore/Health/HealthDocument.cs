namespace Zoe.AspNetCore;

/// <summary>How the server is.</summary>
/// <param name="Status"><c>live</c>, <c>ready</c> or <c>not ready</c>.</param>
/// <param name="Reason">Why it is not ready.</param>
/// <param name="Warning">What the administrator has to do soon so that it stays ready.</param>
/// <param name="Problems">What restricts it, also while it is ready; left out when nothing does.</param>
internal sealed record HealthDocument(
    string Status, string? Reason = null, string? Warning = null, HealthProblemDocument[]? Problems = null);
