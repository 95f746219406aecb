namespace Zoe.Backends.Docker;

/// <summary>
/// State of an inspected container. The error is what kept it from running, empty for none; an end that is before the
/// beginning belongs to an earlier run, and for none at all the engine gives the year 1.
/// </summary>
internal sealed record ContainerState(
    string? Status, bool OOMKilled, int ExitCode, string? Error, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);
