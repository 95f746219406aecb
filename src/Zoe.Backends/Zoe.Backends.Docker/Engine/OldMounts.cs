using Docker.DotNet.Models;

namespace Zoe.Backends.Docker.Engine;

/// <summary>
/// Mounts for engines before API 1.25, which ignore <see cref="HostConfig.Mounts"/>; Docker.DotNet.Enhanced 4.3.3 does not
/// know what a version lacks. With <see cref="HostConfig.Binds"/> these engines make a host folder that is missing.
/// </summary>
internal static class OldMounts
{
    /// <summary>Replaces the mounts by binds, each as <c>folder:path[:ro]</c>.</summary>
    public static void Replace(HostConfig config)
    {
        if (config.Mounts is not { } mounts) return;
        config.Binds = [.. mounts.Select(mount => $"{mount.Source}:{mount.Target}{(mount.ReadOnly == true ? ":ro" : "")}")];
        config.Mounts = null;
    }
}
