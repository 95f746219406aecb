namespace Zoe.Backends.Docker;

/// <summary>What the cores of a service mean to its container.</summary>
public enum DockerCoreLimit
{
    /// <summary>It never gets more, by the kernel's CFS quota.</summary>
    Quota,

    /// <summary>It gets at least as much when the machine is busy, by CPU shares, and what others leave otherwise.</summary>
    Shares,
}
