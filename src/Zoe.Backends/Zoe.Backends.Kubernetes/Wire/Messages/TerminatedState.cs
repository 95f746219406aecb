namespace Zoe.Backends.Kubernetes;

/// <summary>How a container ended.</summary>
internal sealed record TerminatedState(int ExitCode, string? Reason, string? Message);
