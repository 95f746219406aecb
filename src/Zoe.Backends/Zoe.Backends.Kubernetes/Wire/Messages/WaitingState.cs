namespace Zoe.Backends.Kubernetes;

/// <summary>Why a container does not run yet.</summary>
internal sealed record WaitingState(string? Reason, string? Message);
