using System.Text.Json.Serialization;

namespace Zoe.Model;

/// <summary>A port of a service of format 2.</summary>
public sealed record ZAppV2Port
{
    /// <summary>What is served there, for people.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the address after the port number, from its <c>/</c>; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }

    /// <summary>The scheme of the address, for example <c>http</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>True to show the port before others.</summary>
    public required bool IsMainEndpoint { get; init; }

    /// <summary>True to make the port reachable from outside.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Expose { get; init; }

    /// <summary>1 to 65535: where the service listens.</summary>
    public required int PortNumber { get; init; }
}
