namespace Zoe.Backends.Kubernetes;

/// <summary>A folder that lives as long as the pod, in memory or on disk.</summary>
internal sealed record EmptyDirVolume(string? Medium, string? SizeLimit);
