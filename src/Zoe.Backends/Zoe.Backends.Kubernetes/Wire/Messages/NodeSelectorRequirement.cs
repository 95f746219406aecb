namespace Zoe.Backends.Kubernetes;

/// <summary>What a field of a node must be.</summary>
internal sealed record NodeSelectorRequirement(string Key, string Operator, string[] Values);
