namespace Zoe.Model;

/// <summary>A host folder to mount into a service, if the policy of the engine allows it.</summary>
public sealed record ZAppVolume
{
    /// <summary>Name of the mount point <c>/mnt/&lt;name&gt;</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute path on the host, normalised when it was read from text.</summary>
    public required string Path { get; init; }

    /// <summary>True for a read-only mount.</summary>
    public required bool ReadOnly { get; init; }
}
