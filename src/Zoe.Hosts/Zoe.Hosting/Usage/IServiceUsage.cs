namespace Zoe.Hosting.Usage;

/// <summary>What services use.</summary>
public interface IServiceUsage
{
    /// <summary>Usage of an execution's services, with points from the oldest to the newest.</summary>
    Task<IReadOnlyList<ServiceUsage>> ReadAsync(Execution execution, CancellationToken cancellationToken = default);

    /// <summary>Usage of all nodes and active executions, from the latest samples.</summary>
    CurrentUsage ReadCurrent();

    /// <summary>True when the use of CPU is sampled while this host leads.</summary>
    bool IsSampled { get; }

    /// <summary>
    /// How long a running service has used less than a hundredth of a core, as far as this host has seen it, by a monotonic
    /// clock; null when it was not sampled lately.
    /// </summary>
    TimeSpan? FindIdleTime(long serviceId);
}
