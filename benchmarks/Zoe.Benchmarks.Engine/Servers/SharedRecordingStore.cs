using Zoe.Hosting.Store;
using Zoe.Hosting.Testing;

namespace Zoe.Benchmarks.Engine.Servers;

/// <summary>Records the time of each write that makes an execution durably running, to a store that several hosts use.</summary>
internal sealed class SharedRecordingStore(IExecutionStore inner, RunningTimes times) : DelegatingSharedStore(inner)
{
    public override async Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        await base.SaveAsync(changes, epoch, cancellationToken);
        times.AddRunning(changes.Executions);
    }
}
