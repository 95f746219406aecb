using Zoe.Hosting.Store;

namespace Zoe.Hosting.Engine.Leadership;

/// <summary>Whether this host leads, that is, runs the engine. Thread-safe.</summary>
internal sealed class HostRole
{
    private ILeadershipLease? _lease;

    /// <summary>True while this host leads, as far as it knows.</summary>
    public bool IsLeader => Volatile.Read(ref _lease) is { Lost.IsCancellationRequested: false };

    public void Lead(ILeadershipLease lease) => Volatile.Write(ref _lease, lease);

    public void Follow() => Volatile.Write(ref _lease, null);

    /// <summary>Confirms that this host still leads, before it acts outside the store.</summary>
    /// <exception cref="FencedException">It does not.</exception>
    public ValueTask ConfirmAsync(CancellationToken cancellationToken) => Volatile.Read(ref _lease) is { } lease
        ? lease.ConfirmAsync(cancellationToken)
        : throw new FencedException(0);
}
