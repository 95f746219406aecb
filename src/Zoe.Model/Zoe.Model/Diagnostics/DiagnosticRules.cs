using System.Collections.Immutable;

namespace Zoe.Model.Diagnostics;

/// <summary>All rules of this package.</summary>
public static class DiagnosticRules
{
    /// <summary>All rules by ascending code.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
        [.. TextRules.All, .. ShapeRules.All, .. ZAppRules.All, .. ConversionRules.All,
            .. StartRules.All, .. ShopRules.All, .. ZeroCloudRules.All];
}
