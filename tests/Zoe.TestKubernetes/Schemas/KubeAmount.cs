using System;
using System.Globalization;

namespace Zoe.TestKubernetes.Schemas;

/// <summary>Reads quantities that were found to be ones.</summary>
internal static class KubeAmount
{
    private static readonly (string Suffix, decimal Factor)[] Units =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40), ("m", 0.001m), ("k", 1e3m), ("M", 1e6m), ("G", 1e9m),
    ];

    public static decimal Read(string text)
    {
        var (suffix, factor) = Units.FirstOrDefault(unit => text.EndsWith(unit.Suffix, StringComparison.Ordinal));
        return suffix is null
            ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
            : decimal.Parse(text[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture) * factor;
    }
}
