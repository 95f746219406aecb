namespace Zoe.Backends.Docker.Engine;

/// <summary>A share of cores as the kernel's scheduler wants it; what is 0 is not set.</summary>
/// <param name="Period">Microseconds after which the quota is refilled.</param>
/// <param name="Quota">Microseconds of run time in each period.</param>
/// <param name="Shares">Weight among the containers of a busy machine.</param>
internal readonly record struct CpuLimit(long Period, long Quota, long Shares)
{
    // 100 ms, the kernel's own default.
    private const long DefaultPeriod = 100_000;

    // The kernel refuses less than 1 ms, and weights below 2.
    private const long SmallestQuota = 1_000;
    private const long SmallestShares = 2;

    // The weight of a container that asks for nothing, here that of one core.
    private const long SharesOfCore = 1024;

    /// <summary>The limit for that many thousandths of a core, none for null.</summary>
    public static CpuLimit Of(int? millicores, DockerCoreLimit kind) => (millicores, kind) switch
    {
        (null, _) => default,
        ({ } thousandths, DockerCoreLimit.Shares) =>
            new CpuLimit(0, 0, Math.Max(SmallestShares, thousandths * SharesOfCore / 1000)),
        ({ } thousandths, _) =>
            new CpuLimit(DefaultPeriod, Math.Max(SmallestQuota, thousandths * (DefaultPeriod / 1000)), 0),
    };
}
