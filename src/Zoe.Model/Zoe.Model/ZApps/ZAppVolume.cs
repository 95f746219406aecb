namespace Zoe.Model;

/// <summary>A folder of the host to mount into a service. Whether a user may have it is the engine's policy.</summary>
public sealed record ZAppVolume
{
    /// <summary>The folder appears in the service as <c>/mnt/&lt;name&gt;</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute path on the host, normalised when it was read from text.</summary>
    public required string Path { get; init; }

    /// <summary>True forbids writing.</summary>
    public required bool ReadOnly { get; init; }
}
