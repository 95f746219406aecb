namespace Zoe.Backends.Kubernetes;

/// <summary>Where a volume of the pod is in a container.</summary>
internal sealed record VolumeMount(string Name, string MountPath, bool? ReadOnly, string? SubPath);
