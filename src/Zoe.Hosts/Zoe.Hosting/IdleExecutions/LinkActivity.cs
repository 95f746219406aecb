using System.Collections.Concurrent;

namespace Zoe.Hosting.IdleExecutions;

/// <summary>Requests through this host's links of executions. Those before the start of this program are not known.</summary>
public sealed class LinkActivity(TimeProvider time) : IActivitySource
{
    private readonly ConcurrentDictionary<long, Requests> _requests = new();
    private readonly long _start = time.GetTimestamp();

    /// <summary>A request or WebSocket begins; dispose the result when it ends. Until then the execution is active.</summary>
    public IDisposable Open(long executionId)
    {
        var requests = _requests.GetOrAdd(executionId, _ => new Requests());
        Interlocked.Increment(ref requests.Open);
        Volatile.Write(ref requests.IsUnrecorded, true);
        return new Lease(requests, time);
    }

    /// <inheritdoc/>
    public TimeSpan? FindIdleTime(Execution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (!_requests.TryGetValue(execution.Id, out var requests)) return time.GetElapsedTime(_start);
        return Volatile.Read(ref requests.Open) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref requests.LastEnd));
    }

    /// <summary>The executions with open requests, and those with requests since the last call.</summary>
    internal IReadOnlyList<long> TakeUsed()
    {
        var used = new List<long>();
        foreach (var (executionId, requests) in _requests)
            if (Interlocked.Exchange(ref requests.IsUnrecorded, false) | Volatile.Read(ref requests.Open) > 0) used.Add(executionId);
        return used;
    }

    /// <summary>Forgets executions that have ended.</summary>
    internal void Forget(Func<long, bool> hasEnded)
    {
        foreach (var executionId in _requests.Keys)
            if (hasEnded(executionId)) _requests.TryRemove(executionId, out _);
    }

    private sealed class Requests
    {
        public int Open;
        public bool IsUnrecorded;
        public long LastEnd;
    }

    private sealed class Lease(Requests requests, TimeProvider time) : IDisposable
    {
        public void Dispose()
        {
            Volatile.Write(ref requests.LastEnd, time.GetTimestamp());
            Volatile.Write(ref requests.IsUnrecorded, true);
            Interlocked.Decrement(ref requests.Open);
        }
    }
}
