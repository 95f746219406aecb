using System.Runtime.CompilerServices;
using Zoe.Hosting.FaultSimulation.Faults;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.FaultSimulation.Stores;

/// <summary>One host's connection to the store, with faults.</summary>
internal sealed class HostStore(ModelStore store, int host, RemoteCalls calls, FaultSource faults) : IExecutionStore
{
    public async Task<ILeadershipLease> AcquireLeadershipAsync(CancellationToken cancellationToken) => new ModelLease(
        await CallAsync("acquire", () => store.AcquireLeadership(host), cancellationToken),
        confirming => CallAsync("confirm", () => store.Epoch, confirming));

    public Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken) =>
        CallAsync("load", store.LoadActive, cancellationToken);

    public Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken) =>
        CallAsync("save", () => store.Save(changes, epoch, host), cancellationToken);

    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken) =>
        CallAsync("find", () => store.Find(id), cancellationToken);

    public Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken) =>
        CallAsync("find", () => store.FindByService(serviceId), cancellationToken);

    public Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken) =>
        CallAsync("select", () => new ExecutionSelection(filter, [.. store.Executions.Keys], false), cancellationToken);

    public async IAsyncEnumerable<Execution> ReadAsync(
        ExecutionSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in selection.Ids)
            if (await FindAsync(id, cancellationToken) is { } execution) yield return execution;
    }

    public Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken) =>
        CallAsync("history", () => store.GetHistory(id), cancellationToken);

    public Task<SubmissionKey?> FindKeyAsync(long userId, string key, CancellationToken cancellationToken) =>
        CallAsync("key", () => store.FindKey(userId, key), cancellationToken);

    public Task<int> DeleteKeysAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<IReadOnlyList<TimeSpan>> GetDurationsAsync(long userId, string application, int limit, CancellationToken cancellationToken) =>
        CallAsync("durations", () => store.GetDurations(userId, application, limit), cancellationToken);

    private Task<T> CallAsync<T>(string name, Func<T> effect, CancellationToken cancellationToken) =>
        calls.CallAsync(name, faults.NextStoreCall(), effect, cancellationToken);
}
