namespace Zoe.Backends.Kubernetes;

/// <summary>The paths below a host name.</summary>
internal sealed record IngressPaths(IngressPath[] Paths);
