using System.Globalization;
using k8s.Models;

namespace Zoe.Backends.Kubernetes.Nodes;

/// <summary>Amounts of resources as whole numbers.</summary>
internal static class Quantity
{
    /// <summary>Whole units, rounded up; 0 for none.</summary>
    public static long ToUnits(ResourceQuantity? quantity) => Round(quantity, 1);

    /// <summary>Thousandths, rounded up; 0 for none.</summary>
    public static long ToThousandths(ResourceQuantity? quantity) => Round(quantity, 1000);

    /// <summary>The amount in whole units, with fractions.</summary>
    public static double ToDouble(ResourceQuantity quantity) => (double)quantity.ToDecimal();

    /// <summary>That many thousandths of a core.</summary>
    public static ResourceQuantity FromMillicores(int millicores) => new($"{millicores}m");

    /// <summary>That many bytes.</summary>
    public static ResourceQuantity FromBytes(long bytes) => new(bytes.ToString(CultureInfo.InvariantCulture));

    private static long Round(ResourceQuantity? quantity, int factor)
    {
        if (quantity is null) return 0;
        try
        {
            return (long)Math.Ceiling(Math.Clamp(quantity.ToDecimal() * factor, 0, long.MaxValue));
        }
        catch (OverflowException)
        {
            return long.MaxValue;
        }
    }
}
