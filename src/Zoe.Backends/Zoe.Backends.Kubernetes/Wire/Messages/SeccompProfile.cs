namespace Zoe.Backends.Kubernetes;

/// <summary>Which system calls are allowed.</summary>
internal sealed record SeccompProfile(string Type);
