using Zoe.Hosting.Store;
using Zoe.Hosting.Testing;

namespace Zoe.Hosting.Tests.SeveralHosts;

/// <summary>A real shared store that does not answer reads of the state while a test says so.</summary>
internal sealed class InterruptedStore(IExecutionStore inner) : DelegatingSharedStore(inner)
{
    /// <summary>Hosts that do not lead cannot read changes.</summary>
    public volatile bool RefusesChanges;

    /// <summary>How many times the host that has got the lease cannot load the state.</summary>
    public int LoadFailures;

    public override Task<StoredChanges> ReadChangesAsync(ChangeMark? since, CancellationToken cancellationToken) =>
        RefusesChanges ? throw Failure() : base.ReadChangesAsync(since, cancellationToken);

    public override Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref LoadFailures) >= 0 ? throw Failure() : base.LoadActiveAsync(cancellationToken);

    private static StoreUnavailableException Failure() => new("The server does not answer, as ordered.", null);
}
