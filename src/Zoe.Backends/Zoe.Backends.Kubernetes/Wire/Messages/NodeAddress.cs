namespace Zoe.Backends.Kubernetes;

/// <summary>How a node is reached: <c>InternalIP</c>, <c>ExternalIP</c>, <c>Hostname</c>, ….</summary>
internal sealed record NodeAddress(string Type, string Address);
