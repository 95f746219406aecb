namespace Zoe.Backends.Kubernetes;

/// <summary>A Service and one of its ports.</summary>
internal sealed record IngressService(string Name, IngressServicePort Port);
