namespace Zoe.Backends.Kubernetes;

/// <summary>One host name.</summary>
internal sealed record IngressRule(string Host, IngressPaths Http);
