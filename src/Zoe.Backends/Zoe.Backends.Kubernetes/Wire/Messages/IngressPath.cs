namespace Zoe.Backends.Kubernetes;

/// <summary>A path and the Service behind it.</summary>
internal sealed record IngressPath(string Path, string PathType, IngressBackend Backend);
