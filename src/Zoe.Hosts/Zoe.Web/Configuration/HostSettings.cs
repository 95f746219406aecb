using System.Net;
using Zoe.Backends.Kubernetes;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>The host's settings, checked. Paths are absolute.</summary>
internal sealed record HostSettings
{
    public required IPAddress ListenAddress { get; init; }

    /// <summary>0 takes a free port.</summary>
    public required int ListenPort { get; init; }

    /// <summary>What is known of the reverse proxies before this server.</summary>
    public required ProxySettings Proxies { get; init; }

    /// <summary>Null lets the host find one.</summary>
    public required BackendKind? Backend { get; init; }

    /// <summary>Whether all users are trusted, so that local processes may serve them.</summary>
    public required bool AllowProcesses { get; init; }

    public required string ZappShopPath { get; init; }

    /// <summary>Null keeps the password there is, or makes one at the first start.</summary>
    public required string? AdminPassword { get; init; }

    public required string? BackendDockerConfigFile { get; init; }

    public required string OverlayNetworkName { get; init; }

    public required DockerSettings Docker { get; init; }

    /// <summary>What is said of Kubernetes alone; the deployment and the folder of workspaces are among the rest.</summary>
    public required KubernetesBackendOptions Kubernetes { get; init; }

    public required ZoeOptions Engine { get; init; }
}
