using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Forwarding;

/// <summary>
/// Posts stored quotas to the engine. Each is read from the store in the order of the posts, so that the last one applies
/// that was stored, whichever host stored it.
/// </summary>
internal sealed class QuotaUpdates(IQuotaStore store, EngineInbox inbox) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Posts the quota of a user, as or in the request that is made of it.</summary>
    public async Task<SetQuotaRequest> PostAsync(long userId, Func<SetQuotaRequest, Request> wrap, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var request = new SetQuotaRequest(userId, (await store.LoadAsync(cancellationToken)).GetValueOrDefault(userId));
            inbox.Post(wrap(request));
            return request;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
