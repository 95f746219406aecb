namespace Zoe.Hosting.Statistics;

/// <summary>An unreachable node.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Since">Since when it has been unreachable.</param>
/// <param name="Problem">The error message; null when unknown.</param>
public sealed record NodeOutage(string Node, DateTimeOffset Since, string? Problem);
