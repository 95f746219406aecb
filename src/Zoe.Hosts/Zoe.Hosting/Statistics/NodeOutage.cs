namespace Zoe.Hosting.Statistics;

/// <summary>A node that does not answer.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Since">Since when it has been seen so.</param>
/// <param name="Problem">Why, in the words of whoever tried to reach it; null when nobody knows.</param>
public sealed record NodeOutage(string Node, DateTimeOffset Since, string? Problem);
