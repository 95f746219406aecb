using Zoe.Hosting.Store;

namespace Zoe.Hosting.Engine.Leadership;

/// <summary>Whether this host leads, that is, runs the engine. Thread-safe.</summary>
internal sealed class HostRole : IHostRole
{
    private ILeadershipLease? _lease;
    private long _observedEpoch;

    /// <inheritdoc/>
    public bool IsLeader => Volatile.Read(ref _lease) is { Lost.IsCancellationRequested: false };

    /// <inheritdoc/>
    public long LeaderEpoch => Volatile.Read(ref _lease) is { } lease ? lease.Epoch : Volatile.Read(ref _observedEpoch);

    public void Lead(ILeadershipLease lease)
    {
        Observe(lease.Epoch);
        Volatile.Write(ref _lease, lease);
    }

    public void Follow() => Volatile.Write(ref _lease, null);

    /// <summary>Remembers the epoch of the leader that this host follows.</summary>
    public void Observe(long epoch) => Volatile.Write(ref _observedEpoch, epoch);

    /// <summary>Confirms that this host still leads, before it acts outside the store.</summary>
    /// <exception cref="FencedException">It does not.</exception>
    public ValueTask ConfirmAsync(CancellationToken cancellationToken) => Volatile.Read(ref _lease) is { } lease
        ? lease.ConfirmAsync(cancellationToken)
        : throw new FencedException(0);
}
