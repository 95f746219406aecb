using System.Text.Json.Serialization;

namespace Zoe.Backends.Docker;

/// <summary>A port in a list of containers.</summary>
internal sealed record PortSummary(
    [property: JsonPropertyName("IP")] string? Address, int PrivatePort, int? PublicPort, string? Type);
