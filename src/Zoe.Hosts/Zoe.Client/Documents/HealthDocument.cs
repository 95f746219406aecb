namespace Zoe.Client.Documents;

/// <summary>Health of a server.</summary>
/// <param name="Status"><c>live</c>, <c>not live</c>, <c>ready</c> or <c>not ready</c>.</param>
/// <param name="Reason">Why it is not live or ready.</param>
/// <param name="Warning">What the administrator should do soon to keep it ready.</param>
/// <param name="Problems">Conditions that restrict it, even while it is ready; null for none.</param>
public sealed record HealthDocument(
    string Status, string? Reason = null, string? Warning = null, IReadOnlyList<HealthProblemDocument>? Problems = null);
