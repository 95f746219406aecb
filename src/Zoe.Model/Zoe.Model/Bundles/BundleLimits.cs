namespace Zoe.Model.Bundles;

/// <summary>Limits for the extraction of bundles.</summary>
public sealed record BundleLimits
{
    /// <summary>The default limits.</summary>
    public static BundleLimits Default { get; } = new();

    /// <summary>Files and folders; 10,000.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Total size of all extracted files in bytes; 1 GiB.</summary>
    public long MaxBytes { get; init; } = 1024L * 1024 * 1024;
}
