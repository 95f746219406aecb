using System.Text.Json.Serialization;

namespace Zoe.Model;

/// <summary>A port of a service that users may access.</summary>
public sealed record ZAppPort
{
    /// <summary>Human-readable description of the service at the port.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Template of the URL shown to users, with <c>{ip_port}</c> and <c>{proxy_path}</c>;
    /// see <see cref="UrlTemplate"/>.
    /// </summary>
    public required string UrlTemplate { get; init; }

    /// <summary><c>tcp</c> or <c>udp</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The port on which the service listens, 1 to 65535.</summary>
    public required int PortNumber { get; init; }

    /// <summary>True to make the port available through the proxy.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Proxy { get; init; }
}
