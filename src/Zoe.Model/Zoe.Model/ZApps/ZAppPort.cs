using System.Text.Json.Serialization;

namespace Zoe.Model;

/// <summary>A port of a service that users may want to reach.</summary>
public sealed record ZAppPort
{
    /// <summary>What is served there, for people.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The address shown to users, with <c>{ip_port}</c> and <c>{proxy_path}</c> to be replaced;
    /// see <see cref="UrlTemplate"/>.
    /// </summary>
    public required string UrlTemplate { get; init; }

    /// <summary><c>tcp</c> or <c>udp</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>1 to 65535: where the service listens.</summary>
    public required int PortNumber { get; init; }

    /// <summary>True when the port is also to be reached through the proxy.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Proxy { get; init; }
}
