using Zoe.Hosting.Store;

namespace Zoe.Benchmarks.Engine.Servers;

/// <summary>The lease of a store that no other host can use.</summary>
internal sealed class MemoryLease : ILeadershipLease
{
    public long Epoch => 1;

    public CancellationToken Lost => CancellationToken.None;

    public ValueTask ConfirmAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
