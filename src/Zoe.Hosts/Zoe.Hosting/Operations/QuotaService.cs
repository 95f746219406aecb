using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Operations;

/// <summary>Stores quotas and posts them to the engine.</summary>
internal sealed class QuotaService(IQuotaStore store, EngineRequests requests, EngineView view) : IQuotas
{
    public Quota Find(long userId) => view.State.QuotaOf(userId);

    public async Task<Quota> ReadAsync(long userId, CancellationToken cancellationToken = default) =>
        (await store.LoadAsync(cancellationToken)).GetValueOrDefault(userId, view.State.Settings.DefaultQuota);

    public async Task SetAsync(long userId, Quota? quota, CancellationToken cancellationToken = default)
    {
        if (quota is not null) Check(quota);
        await store.SaveAsync(userId, quota, cancellationToken);
        await requests.ApplyQuotaAsync(userId, quota, cancellationToken);
    }

    private static void Check(Quota quota)
    {
        if (quota.ConcurrentExecutions < 0 || quota.MemoryBytes < 0 || quota.Millicores < 0
            || quota.RunTime < TimeSpan.Zero || quota.RunTime > Submission.MaxDuration)
        {
            throw new ArgumentException($"{quota} has a value below 0, or a run time above {Submission.MaxDuration}; 0 is no limit.", nameof(quota));
        }
    }
}
