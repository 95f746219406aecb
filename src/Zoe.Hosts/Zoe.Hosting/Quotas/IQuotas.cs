namespace Zoe.Hosting.Quotas;

/// <summary>The quotas that the engine applies.</summary>
public interface IQuotas
{
    /// <summary>
    /// The quota of a user: its own, or the default one. On a host that does not lead it may be a few seconds old; that of
    /// the leader, which decides, is not.
    /// </summary>
    Quota Find(long userId);

    /// <summary>The quota of a user as it is stored, also right after another host has changed it.</summary>
    Task<Quota> ReadAsync(long userId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the quota of a user, durably; null for the default one. When it is lowered, executions that hold resources
    /// keep them, and queued ones that exceed it wait.
    /// </summary>
    Task SetAsync(long userId, Quota? quota, CancellationToken cancellationToken = default);
}
