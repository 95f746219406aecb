namespace Zoe.Backends.Kubernetes;

/// <summary>A variable; <c>$(NAME)</c> in its value is replaced by the kubelet, <c>$$</c> is a dollar.</summary>
internal sealed record EnvironmentVariable(string Name, string? Value);
