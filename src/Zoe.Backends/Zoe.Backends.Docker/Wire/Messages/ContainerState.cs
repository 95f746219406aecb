namespace Zoe.Backends.Docker;

/// <summary>State of an inspected container; the error is what kept it from running, empty for none.</summary>
internal sealed record ContainerState(string? Status, bool OOMKilled, int ExitCode, string? Error);
