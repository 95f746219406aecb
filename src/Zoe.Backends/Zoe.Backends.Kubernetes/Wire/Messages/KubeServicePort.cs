namespace Zoe.Backends.Kubernetes;

/// <summary>A port of a Service; the same number inside the pods.</summary>
internal sealed record KubeServicePort(string Name, int Port, string Protocol, int? NodePort);
