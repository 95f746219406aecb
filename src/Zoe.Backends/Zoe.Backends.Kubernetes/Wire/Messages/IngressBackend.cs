namespace Zoe.Backends.Kubernetes;

/// <summary>Where requests go.</summary>
internal sealed record IngressBackend(IngressService Service);
