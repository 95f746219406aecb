namespace Zoe.Backends.Kubernetes;

/// <summary>One aspect of an object's state: <c>True</c>, <c>False</c> or <c>Unknown</c>, and why.</summary>
internal sealed record Condition(string Type, string Status, string? Reason, string? Message);
