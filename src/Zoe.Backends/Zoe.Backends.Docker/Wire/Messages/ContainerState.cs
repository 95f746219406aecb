namespace Zoe.Backends.Docker;

/// <summary>State of an inspected container.</summary>
internal sealed record ContainerState(string? Status, bool OOMKilled, int ExitCode);
