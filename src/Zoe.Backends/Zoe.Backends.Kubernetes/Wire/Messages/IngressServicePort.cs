namespace Zoe.Backends.Kubernetes;

/// <summary>A port of a Service by its number.</summary>
internal sealed record IngressServicePort(int Number);
