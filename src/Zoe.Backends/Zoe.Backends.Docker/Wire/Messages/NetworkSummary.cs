namespace Zoe.Backends.Docker;

/// <summary>One network of <c>/networks</c>.</summary>
internal sealed record NetworkSummary(string? Name);
