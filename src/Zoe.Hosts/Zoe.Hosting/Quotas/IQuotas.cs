namespace Zoe.Hosting.Quotas;

/// <summary>The quotas that the engine applies.</summary>
public interface IQuotas
{
    /// <summary>The quota of a user: its own, or the default one.</summary>
    Quota Find(long userId);

    /// <summary>
    /// Sets the quota of a user, durably; null for the default one. When it is lowered, executions that hold resources
    /// keep them, and queued ones that exceed it wait.
    /// </summary>
    Task SetAsync(long userId, Quota? quota, CancellationToken cancellationToken = default);
}
