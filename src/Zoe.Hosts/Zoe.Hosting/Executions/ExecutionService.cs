using Zoe.Model;

namespace Zoe.Hosting;

/// <summary>Answers questions from the store and passes requests on to the engine.</summary>
internal sealed class ExecutionService(
    EngineInbox inbox, IExecutionStore store, LogReader logs, ZoeOptions options) : IExecutions
{
    public async Task<Execution> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        var request = new SubmitRequest(submission, options.DeploymentName);
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
        await RequireAsync(id, cancellationToken);
        var request = new DeleteRequest(id);
        inbox.Post(request);
        await request.Answer.WaitAsync(cancellationToken);
    }

    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken) =>
        store.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<Execution>> ListAsync(ExecutionFilter filter, CancellationToken cancellationToken) =>
        store.ListAsync(filter, cancellationToken);

    public Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken) =>
        store.FindByServiceAsync(serviceId, cancellationToken);

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        long serviceId, bool follow, CancellationToken cancellationToken) =>
        logs.ReadAsync(serviceId, follow, cancellationToken);

    public IReadOnlyList<ServiceEndpoint> GetEndpoints(Execution execution) =>
    [
        .. from service in execution.Services
           where service.Status is ServiceStatus.Active
           from port in execution.DefinitionOf(service).Ports
           from published in service.Ports
           where published.Port.Number == port.PortNumber && published.Port.Protocol == port.Protocol
           select new ServiceEndpoint(port.Name, UrlTemplate.Expand(port.UrlTemplate, $"{published.Address}:{published.ExternalPort}")),
    ];

    private async Task RequireAsync(long id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is null) throw new ExecutionNotFoundException(id);
    }
}
