using System.Net;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>The host's settings, checked. Paths are absolute.</summary>
internal sealed record HostSettings
{
    public required IPAddress ListenAddress { get; init; }

    /// <summary>0 takes a free port.</summary>
    public required int ListenPort { get; init; }

    /// <summary>Null lets the host find one.</summary>
    public required BackendKind? Backend { get; init; }

    public required string ZappShopPath { get; init; }

    /// <summary>Null keeps the password there is, or makes one at the first start.</summary>
    public required string? AdminPassword { get; init; }

    public required string? BackendDockerConfigFile { get; init; }

    public required string OverlayNetworkName { get; init; }

    public required ZoeOptions Engine { get; init; }
}
