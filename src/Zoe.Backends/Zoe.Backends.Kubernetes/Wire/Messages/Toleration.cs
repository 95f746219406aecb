namespace Zoe.Backends.Kubernetes;

/// <summary>A taint that does not keep a pod off.</summary>
internal sealed record Toleration(string? Key, string? Operator, string? Value, string? Effect);
