using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>A service: one instance of a service group of an execution.</summary>
public sealed record ServiceDocument
{
    /// <summary>Id of the service.</summary>
    public required long Id { get; init; }

    /// <summary>Its name in the execution: the group's with an index.</summary>
    public required string Name { get; init; }

    /// <summary><c>created</c>, <c>runnable</c>, <c>starting</c>, <c>active</c>, <c>terminating</c>, <c>inactive</c> or <c>error</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The last error; null for none.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Id of its execution.</summary>
    public long ExecutionId { get; init; }

    /// <summary>Its group as the ZApp describes it.</summary>
    public JsonElement Description { get; init; }

    /// <summary>Name of its group.</summary>
    public string? ServiceGroup { get; init; }

    /// <summary>The back-end's identifier of its container or process.</summary>
    public string? BackendId { get; init; }

    /// <summary>Its IP address; null before it runs.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Its state as the back-end reports it.</summary>
    public string? BackendStatus { get; init; }

    /// <summary>Its node; the last one after it has ended.</summary>
    public string? BackendHost { get; init; }

    /// <summary>True when the execution makes no progress without it.</summary>
    public bool Essential { get; init; }

    /// <summary>Reserved; always null.</summary>
    public string? ProxyAddress { get; init; }

    /// <summary>Number of restarts.</summary>
    public int RestartCount { get; init; }

    /// <summary>Why it was last restarted.</summary>
    public string? RestartReason { get; init; }

    /// <summary>Explanation of its state, for example the progress of its image pull.</summary>
    public string? Reason { get; init; }

    /// <summary>Exit code of its program; null before it has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>True while its node is unreachable; <see cref="Status"/> is then the last known one.</summary>
    public bool Unreachable { get; init; }

    /// <summary>True for a service whose end ends its execution.</summary>
    [JsonIgnore]
    public bool IsMonitor =>
        Description.ValueKind == JsonValueKind.Object
        && Description.TryGetProperty("monitor", out var monitor)
        && monitor.ValueKind == JsonValueKind.True;

    /// <summary>True when it has been started, so that there may be a log.</summary>
    [JsonIgnore]
    public bool HasStarted => Status is not ("created" or "runnable" or "starting");
}
