using System.Collections.Immutable;
using Zoe.Hosting.Diagnostics;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Forwarding;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Operations;

/// <summary>
/// Passes requests to the engine: that of this host while it leads, else that of the leader, through a shared store.
/// </summary>
internal sealed class EngineRequests(
    EngineInbox inbox, QuotaUpdates quotas, IExecutionStore store, HostRole role, HostNotifications notifications, TimeProvider time)
{
    private readonly RequestForwarder? _forwarder = store is ISharedStore ? new RequestForwarder(store, notifications, time) : null;

    public Task<Execution> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        var request = Create(submission);
        if (!IsLocal) return ForwardAsync(request, cancellationToken);
        inbox.Post(request);
        return FinishAsync(request, cancellationToken);
    }

    /// <summary>Submits all in one write where this host leads; the tasks complete like single submissions.</summary>
    public ImmutableArray<Task<Execution>> SubmitAll(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken)
    {
        if (submissions.Count == 0) return [];
        var all = submissions.Select(Create).ToImmutableArray();
        if (!IsLocal) return [.. all.Select(request => ForwardAsync(request, cancellationToken))];
        inbox.Post(new SubmitAllRequest(all));
        return [.. all.Select(request => FinishAsync(request, cancellationToken))];
    }

    public Task TerminateAsync(long id, string reason, string by, CancellationToken cancellationToken) =>
        SendAsync(() => new TerminateRequest(id, reason, by), request => request.Answer, cancellationToken);

    public Task ExtendAsync(long id, TimeSpan duration, string by, CancellationToken cancellationToken) =>
        SendAsync(() => new ExtendRequest(id, duration, by), request => request.Answer, cancellationToken);

    /// <summary>Applies the quota of a user that has been stored.</summary>
    public async Task ApplyQuotaAsync(long userId, Quota? quota, CancellationToken cancellationToken)
    {
        if (IsLocal)
        {
            var request = await quotas.PostAsync(userId, set => set, cancellationToken);
            if (!await WasLeadershipLostAsync(request.Answer, cancellationToken))
            {
                await request.Answer;
                return;
            }
        }

        await _forwarder!.SendAsync(new SetQuotaRequest(userId, quota), cancellationToken);
    }

    public Task DeleteAsync(long id, CancellationToken cancellationToken) =>
        SendAsync(() => new DeleteRequest(id), request => request.Answer, cancellationToken);

    /// <summary>Deletes an ended execution while this host leads.</summary>
    /// <exception cref="LeadershipLostException">It does not lead; nothing was deleted.</exception>
    public Task DeleteEndedAsync(long id, CancellationToken cancellationToken)
    {
        var request = new DeleteRequest(id);
        inbox.Post(request);
        return request.Answer.WaitAsync(cancellationToken);
    }

    private async Task<Execution> FinishAsync(SubmitRequest request, CancellationToken cancellationToken) =>
        await WasLeadershipLostAsync(request.Answer, cancellationToken)
            ? await ForwardAsync(Create(request.Submission), cancellationToken)
            : await request.Answer;

    private async Task<Execution> ForwardAsync(SubmitRequest request, CancellationToken cancellationToken)
    {
        var answer = await _forwarder!.SendAsync(request, cancellationToken);
        return await store.FindAsync(answer.ExecutionId!.Value, cancellationToken)
            ?? throw new ExecutionNotFoundException(answer.ExecutionId.Value);
    }

    private static SubmitRequest Create(Submission submission) => new(submission) { TraceParent = ZoeDiagnostics.CurrentTraceParent };

    private bool IsLocal => _forwarder is null || role.IsLeader;

    private async Task SendAsync<T>(Func<T> create, Func<T, Task> answerOf, CancellationToken cancellationToken)
        where T : Request
    {
        if (IsLocal)
        {
            var request = create();
            inbox.Post(request);
            if (!await WasLeadershipLostAsync(answerOf(request), cancellationToken))
            {
                await answerOf(request);
                return;
            }
        }

        await _forwarder!.SendAsync(create(), cancellationToken);
    }

    /// <summary>True when the request failed, without effect, because this host stopped leading.</summary>
    private async Task<bool> WasLeadershipLostAsync(Task answer, CancellationToken cancellationToken)
    {
        await answer.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        cancellationToken.ThrowIfCancellationRequested();
        return _forwarder is not null && answer.Exception?.InnerException is LeadershipLostException;
    }
}
