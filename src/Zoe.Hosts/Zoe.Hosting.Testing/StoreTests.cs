using Xunit;
using Zoe.Hosting.Store;
using Zoe.Hosting.Testing.Samples;

namespace Zoe.Hosting.Testing;

/// <summary>Common base of the suites for stores: one store for each test.</summary>
public abstract class StoreTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _deadline = new();
    private StoreEnvironment? _environment;
    private ILeadershipLease? _lease;

    /// <summary>The environment of this test.</summary>
    protected StoreEnvironment Environment => _environment ?? throw new InvalidOperationException("Not yet initialised.");

    /// <summary>The store of this test.</summary>
    protected IExecutionStore Store => Environment.Executions;

    /// <summary>The leadership of this test.</summary>
    protected ILeadershipLease Lease => _lease ?? throw new InvalidOperationException("Not yet initialised.");

    /// <summary>The epoch of this test's writes.</summary>
    protected long Epoch => Lease.Epoch;

    /// <summary>Cancelled when a test takes far too long.</summary>
    protected CancellationToken Deadline => _deadline.Token;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _environment = await CreateEnvironmentAsync();
        _deadline.CancelAfter(_environment.TestTimeout);
        _lease = await Store.AcquireLeadershipAsync(Deadline);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_lease is not null) await _lease.DisposeAsync();
        if (_environment is not null) await _environment.DisposeAsync();
        _deadline.Dispose();
    }

    /// <summary>Creates the store of one test.</summary>
    protected abstract Task<StoreEnvironment> CreateEnvironmentAsync();

    /// <summary>Hands over the leadership, reopens the store, and takes the leadership again.</summary>
    protected async Task ReopenAsync()
    {
        await Lease.DisposeAsync();
        await Environment.ReopenAsync();
        _lease = await Store.AcquireLeadershipAsync(Deadline);
    }

    /// <summary>Writes executions with all their services.</summary>
    protected Task SaveAsync(params IReadOnlyCollection<Execution> executions) =>
        Store.SaveAsync(SampleExecutions.ChangesOf(executions), Epoch, Deadline);

    /// <summary>All matching executions.</summary>
    protected Task<IReadOnlyList<Execution>> ListAsync(ExecutionFilter? filter = null) =>
        Store.ListAsync(filter ?? new ExecutionFilter(), Deadline);

    /// <summary>Ids of all matching executions.</summary>
    protected async Task<IReadOnlyList<long>> ListIdsAsync(ExecutionFilter? filter = null) =>
        [.. (await ListAsync(filter)).Select(execution => execution.Id)];
}
