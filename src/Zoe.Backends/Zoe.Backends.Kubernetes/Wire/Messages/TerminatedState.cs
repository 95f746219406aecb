namespace Zoe.Backends.Kubernetes;

/// <summary>How a container ended, and when.</summary>
internal sealed record TerminatedState(int ExitCode, string? Reason, string? Message, DateTimeOffset? FinishedAt = null);
