using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Limits;
using Zoe.Hosting.Links;
using Zoe.Hosting.Logs.Reading;
using Zoe.Hosting.Store;
using Zoe.Hosting.Volumes;

namespace Zoe.Hosting.Operations;

/// <summary>Answers questions from the store and passes requests on to the engine.</summary>
internal sealed class ExecutionService(
    EngineInbox inbox,
    IExecutionStore store,
    LogReader logs,
    VolumePolicy volumes,
    ServiceLinks links,
    ServiceLimits limits) : IExecutions
{
    public async Task<Execution> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submission);
        SubmissionCheck.Check(submission);
        limits.Check(submission.Application);
        // Not on the caller's thread: a network file system that hangs is to hold up nobody else.
        await Task.Run(() => volumes.Check(submission.Application), cancellationToken).WaitAsync(cancellationToken);
        var request = new SubmitRequest(submission);
        inbox.Post(request);
        return await request.Answer.WaitAsync(cancellationToken);
    }

    public async Task TerminateAsync(long id, string reason, CancellationToken cancellationToken)
    {
        await RequireAsync(id, cancellationToken);
        var request = new TerminateRequest(id, reason);
        inbox.Post(request);
        await request.Answer.WaitAsync(cancellationToken);
    }

    public async Task DeleteAsync(long id, CancellationToken cancellationToken)
    {
        await RequireStoredAsync(id, cancellationToken);
        var request = new DeleteRequest(id);
        inbox.Post(request);
        await request.Answer.WaitAsync(cancellationToken);
    }

    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken) =>
        store.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<Execution>> ListAsync(ExecutionFilter filter, CancellationToken cancellationToken) =>
        store.ListAsync(filter, cancellationToken);

    public Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken) =>
        store.SelectAsync(filter, cancellationToken);

    public IAsyncEnumerable<Execution> ReadAsync(ExecutionSelection selection, CancellationToken cancellationToken) =>
        store.ReadAsync(selection, cancellationToken);

    public Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken) =>
        store.FindByServiceAsync(serviceId, cancellationToken);

    public IAsyncEnumerable<LogChunk> ReadLogsAsync(
        long serviceId, LogQuery query, CancellationToken cancellationToken) =>
        logs.ReadAsync(serviceId, query, cancellationToken);

    public IReadOnlyList<ServiceEndpoint> GetEndpoints(Execution execution) => links.Of(execution);

    /// <summary>What cannot be read can still be deleted.</summary>
    private async Task RequireStoredAsync(long id, CancellationToken cancellationToken)
    {
        try
        {
            await RequireAsync(id, cancellationToken);
        }
        catch (UnreadableExecutionException)
        {
            // It is there.
        }
    }

    private async Task RequireAsync(long id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is null) throw new ExecutionNotFoundException(id);
    }
}
