using System.Collections.Concurrent;
using Zoe.Hosting.Store;
using Zoe.Hosting.Testing;

namespace Zoe.Hosting.Tests.Support;

/// <summary>A real store whose next write can be made to fail, before or after it took effect.</summary>
internal sealed class FailingStore(IExecutionStore inner) : DelegatingExecutionStore(inner)
{
    private readonly ConcurrentDictionary<long, int> _firstWrites = [];
    private int _fault;
    private int _writes;

    public void FailNextWrite(bool takesEffect) => Volatile.Write(ref _fault, takesEffect ? 2 : 1);

    /// <summary>Number of the write that stored an execution first.</summary>
    public int FirstWriteOf(long id) => _firstWrites[id];

    public override async Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        _writes++;
        foreach (var execution in changes.Executions) _firstWrites.TryAdd(execution.Id, _writes);
        var fault = Interlocked.Exchange(ref _fault, 0);
        if (fault != 1) await base.SaveAsync(changes, epoch, cancellationToken);
        if (fault != 0) throw new IOException("The disk is full, as ordered.");
    }
}
