namespace Zoe.Scheduler;

/// <summary>An amount of resources.</summary>
/// <param name="Millicores">Cores in thousandths.</param>
/// <param name="MemoryBytes">Memory in bytes.</param>
public readonly record struct Resources(long Millicores, long MemoryBytes)
{
    /// <summary>Nothing.</summary>
    public static Resources Zero => default;

    /// <summary>True when this amount fits into <paramref name="free"/>; an exact fit fits.</summary>
    public bool FitsIn(Resources free) => Millicores <= free.Millicores && MemoryBytes <= free.MemoryBytes;

    /// <summary>Component-wise sum.</summary>
    public static Resources operator +(Resources left, Resources right) =>
        new(left.Millicores + right.Millicores, left.MemoryBytes + right.MemoryBytes);

    /// <summary>Component-wise difference.</summary>
    public static Resources operator -(Resources left, Resources right) =>
        new(left.Millicores - right.Millicores, left.MemoryBytes - right.MemoryBytes);

    /// <summary>Component-wise sum.</summary>
    public static Resources Add(Resources left, Resources right) => left + right;

    /// <summary>Component-wise difference.</summary>
    public static Resources Subtract(Resources left, Resources right) => left - right;
}
