namespace Zoe.Backends.Kubernetes;

/// <summary>Who a pod's processes run as.</summary>
internal sealed record PodSecurityContext(long? RunAsUser, long? RunAsGroup);
