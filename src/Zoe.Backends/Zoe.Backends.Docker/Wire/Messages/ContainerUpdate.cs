namespace Zoe.Backends.Docker;

/// <summary>Body of <c>/containers/{id}/update</c>; times in microseconds.</summary>
internal sealed record ContainerUpdate(long CpuPeriod, long CpuQuota);
