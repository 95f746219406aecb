namespace Zoe.Model;

/// <summary>Bounds on what a bundle may unpack to.</summary>
public sealed record BundleLimits
{
    /// <summary>The defaults.</summary>
    public static BundleLimits Default { get; } = new();

    /// <summary>Files and folders; 10,000.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Bytes of all files together, unpacked; 1 GiB.</summary>
    public long MaxBytes { get; init; } = 1024L * 1024 * 1024;
}
