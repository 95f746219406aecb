using System.Runtime.CompilerServices;
using Zoe.Hosting.Background;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Limits;
using Zoe.Hosting.Links;
using Zoe.Hosting.Logs.Reading;
using Zoe.Hosting.Store;
using Zoe.Hosting.Volumes;

namespace Zoe.Hosting.Operations;

/// <summary>Reads from the store and posts changes to the engine.</summary>
internal sealed class ExecutionService(
    EngineInbox inbox,
    IExecutionStore store,
    LogReader logs,
    VolumePolicy volumes,
    ServiceLinks links,
    ServiceLimits limits,
    SubmissionKeys keys,
    DurationEstimates estimates,
    ChangeSignal changes) : IExecutions
{
    public async Task<Execution> SubmitAsync(Submission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        SubmissionCheck.Check(submission);
        limits.Check(submission.Application);
        // On another thread, since a network file system may hang.
        await Task.Run(() => volumes.Check(submission.Application), cancellationToken).WaitAsync(cancellationToken);
        var estimate = submission.ExpectedDuration is null ? await estimates.FindAsync(submission, cancellationToken) : null;
        return await keys.SubmitAsync(
            submission,
            fingerprint =>
            {
                var request = new SubmitRequest(submission, fingerprint, estimate);
                inbox.Post(request);
                return request.Answer;
            },
            cancellationToken);
    }

    public async Task<Execution> RestartAsync(
        long id, User owner, RestartChanges changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var former = await store.FindAsync(id, cancellationToken) ?? throw new ExecutionNotFoundException(id);
        if (former.Status.IsActive())
        {
            throw new ExecutionStateException(
                $"Execution {id} is {former.Status.ToName()}: terminate it and wait until it has ended before restarting it.");
        }

        var submission = new Submission(changes.Application ?? former.Application, changes.Name ?? former.Name, owner)
        {
            Priority = changes.Priority ?? former.Priority,
            TimeLimit = changes.TimeLimit ?? former.TimeLimit,
            ExpectedDuration = changes.ExpectedDuration ?? (former.IsDurationEstimated ? null : former.ExpectedDuration),
            RestartOf = id,
            IdempotencyKey = changes.IdempotencyKey,
        };
        return await SubmitAsync(submission, cancellationToken);
    }

    public async Task TerminateAsync(long id, string reason, string by, CancellationToken cancellationToken = default)
    {
        await RequireAsync(id, cancellationToken);
        var request = new TerminateRequest(id, reason, by);
        inbox.Post(request);
        await request.Answer.WaitAsync(cancellationToken);
    }

    public async Task<Execution> ExtendAsync(long id, TimeSpan duration, string by, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, Submission.MaxDuration);
        await RequireAsync(id, cancellationToken);
        var request = new ExtendRequest(id, duration, by);
        inbox.Post(request);
        return await request.Answer.WaitAsync(cancellationToken);
    }

    public async Task DeleteAsync(long id, CancellationToken cancellationToken = default)
    {
        await RequireStoredAsync(id, cancellationToken);
        var request = new DeleteRequest(id);
        inbox.Post(request);
        await request.Answer.WaitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken = default)
    {
        var history = await store.GetHistoryAsync(id, cancellationToken);
        // Executions of earlier versions have none.
        if (history.Count == 0) await RequireAsync(id, cancellationToken);
        return history;
    }

    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken = default) =>
        store.FindAsync(id, cancellationToken);

    public async IAsyncEnumerable<Execution> WatchAsync(long id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Execution? last = null;
        while (last is null || last.Status.IsActive())
        {
            var change = changes.Next;
            var current = await store.FindAsync(id, cancellationToken) ?? throw new ExecutionNotFoundException(id);
            if (current.Status == last?.Status && current.WaitReason == last.WaitReason)
            {
                await change.WaitAsync(cancellationToken);
                continue;
            }

            last = current;
            yield return current;
        }
    }

    public Task<IReadOnlyList<Execution>> ListAsync(ExecutionFilter filter, CancellationToken cancellationToken = default) =>
        store.ListAsync(filter, cancellationToken);

    public Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken = default) =>
        store.SelectAsync(filter, cancellationToken);

    public IAsyncEnumerable<Execution> ReadAsync(ExecutionSelection selection, CancellationToken cancellationToken = default) =>
        store.ReadAsync(selection, cancellationToken);

    public Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken = default) =>
        store.FindByServiceAsync(serviceId, cancellationToken);

    public IAsyncEnumerable<LogChunk> ReadLogsAsync(
        long serviceId, LogQuery query, CancellationToken cancellationToken = default) =>
        logs.ReadAsync(serviceId, query, cancellationToken);

    public IReadOnlyList<ServiceEndpoint> GetEndpoints(Execution execution) => links.Of(execution);

    /// <summary>Unreadable executions can be deleted.</summary>
    private async Task RequireStoredAsync(long id, CancellationToken cancellationToken)
    {
        try
        {
            await RequireAsync(id, cancellationToken);
        }
        catch (UnreadableExecutionException)
        {
            // It exists.
        }
    }

    private async Task RequireAsync(long id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is null) throw new ExecutionNotFoundException(id);
    }
}
