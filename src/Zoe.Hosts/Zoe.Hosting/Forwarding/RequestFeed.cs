using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Forwarding;

/// <summary>Passes requests that other hosts have stored to the engine of the leader. For shared stores only.</summary>
internal sealed class RequestFeed(
    IExecutionStore store, EngineInbox inbox, HostNotifications notifications, TimeProvider time, ILogger<RequestFeed> logger)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AnswersKept = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan CleaningInterval = TimeSpan.FromMinutes(1);

    private readonly ISharedStore _store = (ISharedStore)store;
    private readonly ConcurrentDictionary<long, bool> _pending = new();

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _pending.Clear();
        var cleaned = time.GetTimestamp();
        while (true)
        {
            var added = notifications.RequestAdded.Next;
            try
            {
                foreach (var stored in await _store.ListRequestsAsync(cancellationToken)) Post(stored);
                if (time.GetElapsedTime(cleaned) > CleaningInterval)
                {
                    await _store.RemoveAnsweredAsync(AnswersKept, cancellationToken);
                    cleaned = time.GetTimestamp();
                }
            }
            catch (StoreUnavailableException failure)
            {
                HostingLog.RequestsNotRead(logger, failure.Message);
            }

            await Task.WhenAny(added, Task.Delay(PollInterval, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Post(StoredRequest stored)
    {
        if (!_pending.TryAdd(stored.Id, true)) return;
        Request request;
        try
        {
            request = RequestDocument.Read(stored.Request);
        }
        catch (InvalidDataException problem)
        {
            HostingLog.RequestNotReadable(logger, stored.Id, problem.Message);
            request = new RefusedRequest(problem.Message);
        }

        inbox.Post(new ForwardedRequest(stored.Id, request, id => _pending.TryRemove(id, out _)));
    }
}
