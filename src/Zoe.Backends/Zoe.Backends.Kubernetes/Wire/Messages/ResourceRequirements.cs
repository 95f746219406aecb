namespace Zoe.Backends.Kubernetes;

/// <summary>What is set aside and what may be used, by resource, as quantities.</summary>
internal sealed record ResourceRequirements(Dictionary<string, string>? Requests, Dictionary<string, string>? Limits);
