namespace Zoe.Backends.Docker;

/// <summary>Body of <c>/containers/{id}/update</c>; times in microseconds, null leaves a value as it is.</summary>
internal sealed record ContainerUpdate(long? CpuPeriod, long? CpuQuota, long? CpuShares);
