using Zoe.Backends;
using Zoe.Hosting.Usage;

namespace Zoe.Hosting.IdleExecutions;

/// <summary>Use of CPU by the services of executions, as it is sampled.</summary>
internal sealed class CpuActivity(IServiceUsage usage, IBackend backend) : IActivitySource
{
    /// <summary>Why the use of CPU is not known; null when it is.</summary>
    public string? Obstacle => usage.IsSampled ? null
        : backend is IUsageBackend ? "the usage of services is not sampled"
        : "this back-end does not report CPU usage";

    /// <inheritdoc/>
    public TimeSpan? FindIdleTime(Execution execution)
    {
        TimeSpan? least = null;
        foreach (var service in execution.Services)
        {
            if (service.Status is not ServiceStatus.Active) continue;
            if (usage.FindIdleTime(service.Id) is not { } idle) return null;
            if (least is null || idle < least) least = idle;
        }

        return least;
    }
}
