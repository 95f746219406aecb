namespace Zoe.Backends.Kubernetes;

/// <summary>Host names for which the controller shall use a certificate.</summary>
internal sealed record IngressTls(string[] Hosts, string? SecretName);
