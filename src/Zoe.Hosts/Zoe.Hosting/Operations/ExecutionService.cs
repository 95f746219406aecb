using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Zoe.Hosting.Background;
using Zoe.Hosting.Diagnostics;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Limits;
using Zoe.Hosting.Links;
using Zoe.Hosting.Logs.Reading;
using Zoe.Hosting.Store;
using Zoe.Hosting.Submissions;
using Zoe.Hosting.Volumes;

namespace Zoe.Hosting.Operations;

/// <summary>Reads from the store and passes changes to the engine.</summary>
internal sealed class ExecutionService(
    EngineRequests requests,
    HostRole role,
    EngineView view,
    IExecutionStore store,
    LogReader logs,
    VolumePolicy volumes,
    ServiceLinks links,
    ServiceLimits limits,
    SubmissionKeys keys,
    DurationEstimates estimates,
    ZoeMetrics metrics,
    ChangeSignal changes) : IExecutions
{
    public async Task<Execution> SubmitAsync(Submission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        using var span = ZoeDiagnostics.Source.StartActivity("zoe.submit");
        try
        {
            await CheckAsync(submission, cancellationToken);
            submission = submission with { Estimate = await estimates.FindAsync(submission, cancellationToken) };
            return await keys.SubmitAsync(submission, requests.SubmitAsync, cancellationToken);
        }
        catch (Exception refusal) when (refusal is not OperationCanceledException)
        {
            metrics.Refuse(refusal);
            span?.SetStatus(ActivityStatusCode.Error, refusal.Message);
            throw;
        }
    }

    public async Task<IReadOnlyList<SubmissionResult>> SubmitAllAsync(
        IReadOnlyList<Submission> submissions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        var rejections = new Exception?[submissions.Count];
        var accepted = new List<Submission>(submissions.Count);
        for (var i = 0; i < submissions.Count; i++)
        {
            try
            {
                await CheckAsync(submissions[i], cancellationToken);
                accepted.Add(submissions[i] with { Estimate = await estimates.FindAsync(submissions[i], cancellationToken) });
            }
            catch (Exception rejection) when (rejection is InvalidSubmissionException or LimitExceededException or VolumeRefusedException)
            {
                rejections[i] = rejection;
            }
        }

        var pending = new Queue<Task<Execution>>(requests.SubmitAll(accepted, cancellationToken));
        var results = new List<SubmissionResult>(submissions.Count);
        foreach (var rejection in rejections)
            results.Add(rejection is null ? await ResultOfAsync(pending.Dequeue()) : new SubmissionResult(null, rejection));
        return results;
    }

    /// <summary>Throws when no submission of the batch can be accepted now.</summary>
    private static async Task<SubmissionResult> ResultOfAsync(Task<Execution> pending)
    {
        try
        {
            return new SubmissionResult(await pending, null);
        }
        catch (Exception rejection) when (rejection
            is not (EngineBusyException or EngineStoppedException or StoreUnavailableException or OperationCanceledException))
        {
            return new SubmissionResult(null, rejection);
        }
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
        await requests.TerminateAsync(id, reason, by, cancellationToken);
    }

    public async Task<Execution> ExtendAsync(long id, TimeSpan duration, string by, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, Submission.MaxDuration);
        await RequireAsync(id, cancellationToken);
        await requests.ExtendAsync(id, duration, by, cancellationToken);
        return await FindAsync(id, cancellationToken) ?? throw new ExecutionNotFoundException(id);
    }

    public async Task DeleteAsync(long id, CancellationToken cancellationToken = default)
    {
        await RequireStoredAsync(id, cancellationToken);
        await requests.DeleteAsync(id, cancellationToken);
    }

    public async Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken = default)
    {
        var history = await store.GetHistoryAsync(id, cancellationToken);
        // Executions of earlier versions have none.
        if (history.Count == 0) await RequireAsync(id, cancellationToken);
        return history;
    }

    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken = default) =>
        role.IsLeader && view.FindActive(id) is { } active ? Task.FromResult<Execution?>(active) : store.FindAsync(id, cancellationToken);

    public async IAsyncEnumerable<Execution> WatchAsync(long id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Execution? last = null;
        while (last is null || last.Status.IsActive())
        {
            var change = changes.Next;
            var current = await FindAsync(id, cancellationToken) ?? throw new ExecutionNotFoundException(id);
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

    private async Task CheckAsync(Submission submission, CancellationToken cancellationToken)
    {
        SubmissionCheck.Check(submission);
        limits.Check(submission.Application);
        // On another thread, since a network file system may hang.
        if (submission.Application.Services.Any(service => !service.Volumes.IsEmpty))
            await Task.Run(() => volumes.Check(submission.Application), cancellationToken).WaitAsync(cancellationToken);
    }

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
        if (await FindAsync(id, cancellationToken) is null) throw new ExecutionNotFoundException(id);
    }
}
