namespace Zoe.Model.Fuzz;

/// <summary>The reader for an input.</summary>
public enum FuzzFormat
{
    /// <summary>ZApps of either version.</summary>
    ZApp,

    /// <summary>ZApps of format 2.</summary>
    ZAppV2,

    /// <summary>Shop manifests.</summary>
    Shop,

    /// <summary>ZeroCloud projects.</summary>
    ZappYaml,

    /// <summary>Bundles, read from memory into a temporary folder.</summary>
    Bundle,
}
