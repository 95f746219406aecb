namespace Zoe.Backends.Docker;

/// <summary>A share of cores as the kernel's scheduler wants it: microseconds of run time in each period.</summary>
internal static class CpuLimit
{
    /// <summary>100 ms, the kernel's own default.</summary>
    public const long Period = 100_000;

    // The kernel refuses less than 1 ms.
    private const long SmallestQuota = 1_000;

    /// <summary>The quota for that many thousandths of a core.</summary>
    public static long Quota(int millicores) => Math.Max(SmallestQuota, millicores * (Period / 1000));
}
