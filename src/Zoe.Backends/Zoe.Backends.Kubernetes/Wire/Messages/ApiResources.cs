namespace Zoe.Backends.Kubernetes;

/// <summary>What a group of the API has.</summary>
internal sealed record ApiResources(ApiResource[]? Resources);
