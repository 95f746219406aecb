namespace Zoe.Backends.Kubernetes;

/// <summary>A persistent volume by its claim.</summary>
internal sealed record ClaimVolume(string ClaimName);
