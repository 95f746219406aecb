using System.Text.Json.Serialization;

namespace Zoe.Model.ZAppsV2;

/// <summary>A port of a service of format 2.</summary>
public sealed record ZAppV2Port
{
    /// <summary>Human-readable description of the service at the port.</summary>
    public required string Name { get; init; }

    /// <summary>Path of the URL, beginning with <c>/</c>; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }

    /// <summary>Scheme of the URL, for example <c>http</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>True to list the port before others.</summary>
    public required bool IsMainEndpoint { get; init; }

    /// <summary>True to make the port reachable from outside.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Expose { get; init; }

    /// <summary>The port on which the service listens, 1 to 65535.</summary>
    public required int PortNumber { get; init; }
}
