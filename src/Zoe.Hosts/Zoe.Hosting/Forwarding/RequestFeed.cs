using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Store;
using Zoe.Hosting.Submissions;

namespace Zoe.Hosting.Forwarding;

/// <summary>Passes requests that other hosts have stored to the engine of the leader. For shared stores only.</summary>
internal sealed class RequestFeed(
    IExecutionStore store, EngineInbox inbox, QuotaUpdates quotas, HostNotifications notifications, TimeProvider time, ILogger<RequestFeed> logger)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ChangesKept = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan CleaningInterval = TimeSpan.FromMinutes(1);

    private readonly ISharedStore _store = (ISharedStore)store;

    // Its own: a submission of this host may wait here for the feed, when the host has lost the leadership and got it back.
    private readonly SubmissionKeys _keys = new(store);
    // True for those that are settled: a list that was read before may still have them.
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
                // A list that begins now has those that are still to be answered, and no others.
                foreach (var settled in _pending.Where(request => request.Value)) _pending.TryRemove(settled);
                foreach (var stored in await _store.ListRequestsAsync(cancellationToken)) Post(stored);
                if (time.GetElapsedTime(cleaned) > CleaningInterval)
                {
                    await _store.CleanAsync(ChangesKept, cancellationToken);
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
        if (!_pending.TryAdd(stored.Id, false)) return;
        try
        {
            var request = RequestDocument.Read(stored.Request);
            if (request is SubmitRequest { Submission.IdempotencyKey: not null } submit) _ = SubmitOnceAsync(stored.Id, submit);
            else if (request is SetQuotaRequest set) _ = SetQuotaAsync(stored.Id, set.UserId);
            else Post(stored.Id, request);
        }
        catch (InvalidDataException problem)
        {
            HostingLog.RequestNotReadable(logger, stored.Id, problem.Message);
            Post(stored.Id, new RefusedRequest(new ExecutionStateException(problem.Message)));
        }
    }

    /// <summary>Submits unless the idempotency key is known; never throws.</summary>
    private async Task SubmitOnceAsync(long id, SubmitRequest request)
    {
        try
        {
            var execution = await _keys.SubmitAsync(
                request.Submission,
                (submission, _) =>
                {
                    var first = new SubmitRequest(submission) { TraceParent = request.TraceParent };
                    Post(id, first);
                    return first.Answer;
                },
                CancellationToken.None);
            if (_pending.TryGetValue(id, out var isSettled) && !isSettled) Post(id, new KnownSubmission(execution.Id));
        }
        catch (IdempotencyKeyException reason)
        {
            Post(id, new RefusedRequest(reason));
        }
        catch (Exception failure)
        {
            // Answered by the engine, or read again.
            HostingLog.RequestFailed(logger, id, failure.Message);
            Settle(id);
        }
    }

    /// <summary>Never throws.</summary>
    private async Task SetQuotaAsync(long id, long userId)
    {
        try
        {
            await quotas.PostAsync(userId, request => Wrap(id, request), CancellationToken.None);
        }
        catch (StoreUnavailableException failure)
        {
            HostingLog.RequestFailed(logger, id, failure.Message);
            Settle(id);
        }
    }

    private void Post(long id, Request request) => inbox.Post(Wrap(id, request));

    private ForwardedRequest Wrap(long id, Request request) => new(id, request, Settle);

    private void Settle(long id) => _pending[id] = true;
}
