using Zoe.Hosting.Store;

namespace Zoe.Hosting.FaultSimulation.Stores;

/// <summary>A lease that does not notice its loss by itself, as that of a process that was paused.</summary>
internal sealed class ModelLease(long epoch, Func<CancellationToken, Task<long>> findEpoch) : ILeadershipLease
{
    public long Epoch => epoch;

    public CancellationToken Lost => CancellationToken.None;

    public async ValueTask ConfirmAsync(CancellationToken cancellationToken)
    {
        if (await findEpoch(cancellationToken) != epoch) throw new FencedException(epoch);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
