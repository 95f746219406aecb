namespace Zoe.Hosting.FaultSimulation.Runtime;

/// <summary>A timer on virtual time; it does not fire while its host is paused, and never after a crash.</summary>
internal sealed class VirtualTimer(VirtualRuntime runtime, HostScheduler? owner, Action callback) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    /// <summary>Changes with each setting; an elapsed setting that is not the last one is ignored.</summary>
    public long Version { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Version++;
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan) runtime.Add(this, dueTime);
        return true;
    }

    public void Elapse()
    {
        var version = Version;
        runtime.Enqueue(owner, () =>
        {
            if (version == Version) callback();
        });
        if (_period > TimeSpan.Zero) runtime.Add(this, _period);
    }

    public void Dispose() => Version++;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
