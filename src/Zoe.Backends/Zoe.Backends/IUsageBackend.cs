namespace Zoe.Backends;

/// <summary>A backend that can tell what its running services use.</summary>
public interface IUsageBackend : IBackend
{
    /// <summary>
    /// Usage of this deployment's running services on a node. Called every few seconds, so it must be cheap: one call for
    /// the node where the system allows. Services that start or end meanwhile may be missing.
    /// </summary>
    Task<IReadOnlyList<UsageSample>> ReadUsageAsync(string node, CancellationToken cancellationToken);
}
