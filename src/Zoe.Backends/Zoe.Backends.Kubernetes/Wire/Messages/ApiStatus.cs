namespace Zoe.Backends.Kubernetes;

/// <summary>The API's answer when it refuses.</summary>
internal sealed record ApiStatus(string? Message, string? Reason, int? Code);
