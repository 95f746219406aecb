using System;
using System.Globalization;

namespace Zoe.Backends.Kubernetes;

/// <summary>Amounts as the API writes them: <c>1500m</c>, <c>2</c>, <c>64Mi</c>, <c>1e9</c>.</summary>
internal static class Quantity
{
    private static readonly (string Suffix, decimal Factor)[] Units =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40), ("Pi", 1L << 50), ("Ei", 1L << 60),
        ("n", 1e-9m), ("u", 1e-6m), ("m", 1e-3m), ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m), ("P", 1e15m),
        ("E", 1e18m),
    ];

    /// <summary>Whole units, rounded up; 0 for what is no amount.</summary>
    public static long ToUnits(string? text) => Clamp(Parse(text));

    /// <summary>Thousandths, rounded up; 0 for what is no amount.</summary>
    public static long ToThousandths(string? text) => Clamp(Parse(text) * 1000);

    /// <summary>That many thousandths of a core.</summary>
    public static string FromMillicores(int millicores) => $"{millicores}m";

    /// <summary>That many bytes.</summary>
    public static string FromBytes(long bytes) => bytes.ToString(CultureInfo.InvariantCulture);

    private static decimal Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return 0;
        foreach (var (suffix, factor) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)) return Number(text[..^suffix.Length]) * factor;
        }

        return Number(text);
    }

    private static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static long Clamp(decimal number) => (long)Math.Ceiling(Math.Clamp(number, 0, long.MaxValue));
}
