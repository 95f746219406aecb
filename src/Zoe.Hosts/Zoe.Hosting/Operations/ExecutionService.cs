using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Zoe.Hosting.Background;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.View;
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
    EngineView view,
    IExecutionStore store,
    LogReader logs,
    VolumePolicy volumes,
    ServiceLinks links,
    ServiceLimits limits,
    ChangeSignal changes) : IExecutions
{
    public async Task<Execution> SubmitAsync(Submission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        await CheckAsync(submission, cancellationToken);
        var request = new SubmitRequest(submission);
        inbox.Post(request);
        return await request.Answer.WaitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<SubmissionResult>> SubmitAllAsync(
        IReadOnlyList<Submission> submissions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        var pending = new List<Task<Execution>>(submissions.Count);
        var requests = ImmutableArray.CreateBuilder<SubmitRequest>(submissions.Count);
        foreach (var submission in submissions)
        {
            try
            {
                await CheckAsync(submission, cancellationToken);
                requests.Add(new SubmitRequest(submission));
                pending.Add(requests[^1].Answer);
            }
            catch (Exception rejection) when (rejection is InvalidSubmissionException or LimitExceededException or VolumeRefusedException)
            {
                pending.Add(Task.FromException<Execution>(rejection));
            }
        }

        if (requests.Count > 0) inbox.Post(new SubmitAllRequest(requests.DrainToImmutable()));
        var results = new List<SubmissionResult>(pending.Count);
        foreach (var one in pending)
        {
            await ((Task)one.WaitAsync(cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (one.Exception?.InnerException is EngineBusyException or EngineStoppedException or StoreUnavailableException) await one;
            results.Add(one.IsFaulted
                ? new SubmissionResult(null, one.Exception.InnerException)
                : new SubmissionResult(await one, null));
        }

        return results;
    }

    public async Task TerminateAsync(long id, string reason, CancellationToken cancellationToken = default)
    {
        await RequireAsync(id, cancellationToken);
        var request = new TerminateRequest(id, reason);
        inbox.Post(request);
        await request.Answer.WaitAsync(cancellationToken);
    }

    public async Task DeleteAsync(long id, CancellationToken cancellationToken = default)
    {
        await RequireStoredAsync(id, cancellationToken);
        var request = new DeleteRequest(id);
        inbox.Post(request);
        await request.Answer.WaitAsync(cancellationToken);
    }

    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken = default) =>
        view.FindActive(id) is { } active ? Task.FromResult<Execution?>(active) : store.FindAsync(id, cancellationToken);

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
