namespace Zoe.Model.Documents;

/// <summary>The kinds of documents that this package reads.</summary>
public enum DocumentKind
{
    /// <summary>A ZApp of format 3 or 2.</summary>
    ZApp,

    /// <summary>The manifest of a shop folder.</summary>
    ShopManifest,

    /// <summary>A ZeroCloud project.</summary>
    ZappProject,
}
