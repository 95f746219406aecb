using System.Collections.Immutable;

namespace Zoe.Hosting.Quotas;

/// <summary>Persists quotas of users. I/O errors are thrown as <see cref="Store.StoreUnavailableException"/>.</summary>
public interface IQuotaStore
{
    /// <summary>The quotas by user id; users without one have the default quota.</summary>
    Task<ImmutableDictionary<long, Quota>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Sets the quota of a user; null for the default one.</summary>
    Task SaveAsync(long userId, Quota? quota, CancellationToken cancellationToken);
}
