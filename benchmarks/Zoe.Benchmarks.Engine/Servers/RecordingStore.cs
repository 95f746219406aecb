using Zoe.Hosting.Store;
using Zoe.Hosting.Testing;

namespace Zoe.Benchmarks.Engine.Servers;

/// <summary>Records the time of each write that makes an execution durably running.</summary>
internal sealed class RecordingStore(IExecutionStore inner, RunningTimes times) : DelegatingExecutionStore(inner)
{
    public override async Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        await base.SaveAsync(changes, epoch, cancellationToken);
        times.AddRunning(changes.Executions);
    }
}

/// <summary>The same for a store that several hosts use.</summary>
internal sealed class SharedRecordingStore(IExecutionStore inner, RunningTimes times) : DelegatingSharedStore(inner)
{
    public override async Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        await base.SaveAsync(changes, epoch, cancellationToken);
        times.AddRunning(changes.Executions);
    }
}
