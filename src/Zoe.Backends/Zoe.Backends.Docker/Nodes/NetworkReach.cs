using Docker.DotNet.Models;

namespace Zoe.Backends.Docker.Nodes;

/// <summary>How far a network reaches.</summary>
internal static class NetworkReach
{
    /// <summary>Whether our containers can reach those on other engines through it.</summary>
    public static bool SpansEngines(NetworkResponse network) => network.Scope switch
    {
        // Only then may containers outside the services of the swarm join.
        "swarm" => network.Attachable,
        "global" => true,
        _ => network.Driver is "overlay",
    };
}
