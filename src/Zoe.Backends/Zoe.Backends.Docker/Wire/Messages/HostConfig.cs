namespace Zoe.Backends.Docker;

/// <summary>What a container gets of its machine.</summary>
internal sealed record HostConfig
{
    public required string NetworkMode { get; init; }

    /// <summary>Hard limit in bytes; 0 for none.</summary>
    public long Memory { get; init; }

    /// <summary>Memory and swap together in bytes; the same as <see cref="Memory"/> forbids swap.</summary>
    public long MemorySwap { get; init; }

    /// <summary>Soft limit in bytes, to which the kernel goes back when memory is short; null for none.</summary>
    public long? MemoryReservation { get; init; }

    /// <summary>Microseconds; with <see cref="CpuQuota"/>.</summary>
    public long? CpuPeriod { get; init; }

    /// <summary>Microseconds of one core that the container may use in each period; null for no limit.</summary>
    public long? CpuQuota { get; init; }

    /// <summary>Weight among busy containers; null for the default, 1024.</summary>
    public long? CpuShares { get; init; }

    /// <summary>Size of <c>/dev/shm</c> in bytes; null for the engine's default.</summary>
    public long? ShmSize { get; init; }

    public required Mount[]? Mounts { get; init; }

    /// <summary>The same as <c>folder:path[:ro]</c>, for engines of before API 1.25, which make missing folders.</summary>
    public string[]? Binds { get; init; }

    public required Dictionary<string, PortBinding[]> PortBindings { get; init; }

    /// <summary>Null for the engine's default.</summary>
    public LogConfig? LogConfig { get; init; }

    /// <summary>Runs a small init as process 1, which passes signals on and reaps orphans.</summary>
    public bool Init { get; init; }

    public required string[] SecurityOpt { get; init; }

    /// <summary>The same with <see cref="Binds"/> in place of <see cref="Mounts"/>.</summary>
    public HostConfig WithBinds() => this with
    {
        Mounts = null,
        Binds = [.. (Mounts ?? []).Select(mount => $"{mount.Source}:{mount.Target}{(mount.ReadOnly ? ":ro" : "")}")],
    };
}
