using System.Text.Json;

namespace Zoe.Cli.Api;

/// <summary>A service as the REST API gives it.</summary>
internal sealed record ServiceDocument
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public string? ErrorMessage { get; init; }

    public long ExecutionId { get; init; }

    public string? ServiceGroup { get; init; }

    public bool Essential { get; init; }

    public string? BackendId { get; init; }

    public string? BackendStatus { get; init; }

    public string? BackendHost { get; init; }

    public string? IpAddress { get; init; }

    public string? ProxyAddress { get; init; }

    public int RestartCount { get; init; }

    public string? RestartReason { get; init; }

    public string? Reason { get; init; }

    public int? ExitCode { get; init; }

    public JsonElement Description { get; init; }

    /// <summary>True for a service whose end is the end of its execution.</summary>
    public bool IsMonitor() =>
        Description.ValueKind == JsonValueKind.Object
        && Description.TryGetProperty("monitor", out var monitor)
        && monitor.ValueKind == JsonValueKind.True;

    /// <summary>The status in words for people.</summary>
    public string StatusText() => (Status, BackendStatus) switch
    {
        ("created" or "runnable", _) => "waiting",
        ("active", _) => "running",
        ("inactive", _) => "ended",
        ("error", "oom-killed") => "error (out of memory)",
        ("error", "lost") => "error (lost)",
        _ => Status,
    };

    /// <summary>Its node; that of a service that has ended is marked as the last one.</summary>
    public string NodeText() =>
        string.IsNullOrEmpty(BackendHost) ? "-" : Status is "starting" or "active" or "terminating" ? BackendHost : $"last: {BackendHost}";

    /// <summary>True once it was started, so that there may be a log.</summary>
    public bool HasStarted() => Status is not ("created" or "runnable" or "starting");
}
