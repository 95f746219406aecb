using System.Collections.Immutable;

namespace Zoe.Hosting.Quotas;

/// <summary>Quotas in memory, for hosts whose store has none: the default quota holds again after a restart.</summary>
internal sealed class MemoryQuotaStore : IQuotaStore
{
    private ImmutableDictionary<long, Quota> _quotas = ImmutableDictionary<long, Quota>.Empty;

    public Task<ImmutableDictionary<long, Quota>> LoadAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Volatile.Read(ref _quotas));

    public Task SaveAsync(long userId, Quota? quota, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Update(ref _quotas, known => quota is null ? known.Remove(userId) : known.SetItem(userId, quota));
        return Task.CompletedTask;
    }
}
