namespace Zoe.Hosting.Usage;

/// <summary>What services use.</summary>
public interface IServiceUsage
{
    /// <summary>Usage of an execution's services, with points from the oldest to the newest.</summary>
    Task<IReadOnlyList<ServiceUsage>> ReadAsync(Execution execution, CancellationToken cancellationToken = default);

    /// <summary>Usage of all nodes and active executions, from the latest samples.</summary>
    CurrentUsage ReadCurrent();

    /// <summary>
    /// When a running service last used more than a hundredth of a core; null when it was not seen to do so since this engine
    /// started, or when the back-end does not tell.
    /// </summary>
    DateTimeOffset? FindLastActivity(long serviceId);
}
