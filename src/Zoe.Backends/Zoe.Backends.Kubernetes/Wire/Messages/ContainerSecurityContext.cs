namespace Zoe.Backends.Kubernetes;

/// <summary>What a container's processes may become.</summary>
internal sealed record ContainerSecurityContext(bool? AllowPrivilegeEscalation, Capabilities? Capabilities);
