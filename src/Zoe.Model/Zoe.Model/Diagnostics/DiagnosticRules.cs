using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>All rules this package knows, in the order of their codes.</summary>
public static class DiagnosticRules
{
    /// <summary>Every rule once.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
        [.. TextRules.All, .. ShapeRules.All, .. ZAppRules.All, .. ConversionRules.All,
            .. StartRules.All, .. ShopRules.All, .. ZeroCloudRules.All];
}
