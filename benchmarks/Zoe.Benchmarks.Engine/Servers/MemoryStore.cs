using System.Collections.Concurrent;
using Zoe.Hosting;
using Zoe.Hosting.Store;
using Zoe.Hosting.Users;

namespace Zoe.Benchmarks.Engine.Servers;

/// <summary>Keeps executions and users in memory only: the measurement without a store.</summary>
internal sealed class MemoryStore : IExecutionStore, IUserStore
{
    private readonly ConcurrentDictionary<long, Execution> _executions = [];
    private readonly ConcurrentDictionary<string, User> _users = new(StringComparer.Ordinal);

    public Task<ILeadershipLease> AcquireLeadershipAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ILeadershipLease>(new MemoryLease());

    public Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new StoredState([], NextIds.First));

    public Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        foreach (var execution in changes.Executions) _executions[execution.Id] = execution;
        foreach (var id in changes.Deleted) _executions.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken) =>
        Task.FromResult(_executions.GetValueOrDefault(id));

    public Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<SubmissionKey?> FindKeyAsync(long userId, string key, CancellationToken cancellationToken) =>
        Task.FromResult<SubmissionKey?>(null);

    public Task<int> DeleteKeysAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<IReadOnlyList<TimeSpan>> GetDurationsAsync(
        long userId, string application, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TimeSpan>>([]);

    public Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<Execution> ReadAsync(ExecutionSelection selection, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<User?> FindUserAsync(string userName, CancellationToken cancellationToken) =>
        Task.FromResult(_users.GetValueOrDefault(userName));

    public Task<User?> AddUserAsync(User user, CancellationToken cancellationToken)
    {
        var added = user with { Id = _users.Count + 1 };
        return Task.FromResult(_users.TryAdd(user.UserName, added) ? added : null);
    }

    public Task SetPasswordHashAsync(long userId, string passwordHash, CancellationToken cancellationToken)
    {
        foreach (var user in _users.Values)
            if (user.Id == userId) _users[user.UserName] = user with { PasswordHash = passwordHash };
        return Task.CompletedTask;
    }
}
