namespace Zoe.Hosting.FaultSimulation.Runtime;

/// <summary>
/// Runs everything of a simulation on the calling thread. The seed chooses which of the runnable steps is next; time
/// passes only when there is none.
/// </summary>
internal sealed class VirtualRuntime(SeededRandom random)
{
    private const int MaxStepsWithoutTime = 200_000;

    private readonly Thread _thread = Thread.CurrentThread;
    private readonly List<(HostScheduler? Owner, Action Run)> _runnable = [];
    private readonly PriorityQueue<(VirtualTimer Timer, long Version), (long Due, long Number)> _timers = new();
    private readonly PriorityQueue<Action, long> _atSteps = new();
    private string? _escape;
    private long _timerNumber;

    /// <summary>Virtual time since the beginning.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Number of steps so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Makes a step runnable. Steps of a host are dropped or kept back with it.</summary>
    public void Enqueue(HostScheduler? owner, Action step)
    {
        if (IsEscaped()) return;
        _runnable.Add((owner, step));
    }

    /// <summary>Runs a step of the simulated world, which no host owns, after a delay.</summary>
    public void After(TimeSpan delay, Action step)
    {
        if (delay <= TimeSpan.Zero) Enqueue(null, step);
        else new VirtualTimer(this, null, step).Change(delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Runs a step of the world in the middle of what is going on: after so many further steps.</summary>
    public void AfterSteps(int count, Action step) => _atSteps.Enqueue(step, Steps + count);

    /// <summary>True on another thread than that of the simulation, which makes the run fail.</summary>
    public bool IsEscaped()
    {
        if (Thread.CurrentThread == _thread) return false;
        Interlocked.CompareExchange(ref _escape, Environment.StackTrace, null);
        return true;
    }

    /// <summary>Runs until a time, or until it is stopped.</summary>
    public void RunUntil(TimeSpan end, Func<bool> isStopped)
    {
        var idleSteps = 0;
        while (!isStopped())
        {
            if (Volatile.Read(ref _escape) is { } trace) throw new EscapedThreadException(trace);
            if (_runnable.Count > 0)
            {
                if (++idleSteps > MaxStepsWithoutTime) throw new LivelockException(Now);
                RunOne();
                continue;
            }

            idleSteps = 0;
            if (!_timers.TryPeek(out var next, out var key) || key.Due > end.Ticks)
            {
                Now = end;
                return;
            }

            _timers.Dequeue();
            if (next.Timer.Version != next.Version) continue;
            Now = TimeSpan.FromTicks(Math.Max(Now.Ticks, key.Due));
            next.Timer.Elapse();
        }
    }

    internal void Add(VirtualTimer timer, TimeSpan delay)
    {
        if (IsEscaped()) return;
        _timers.Enqueue((timer, timer.Version), (Now.Ticks + delay.Ticks, ++_timerNumber));
    }

    private void RunOne()
    {
        var index = random.Below(_runnable.Count);
        var (owner, run) = _runnable[index];
        _runnable[index] = _runnable[^1];
        _runnable.RemoveAt(_runnable.Count - 1);
        if (owner is { IsDead: true }) return;
        if (owner is { IsPaused: true })
        {
            owner.KeepBack(run);
            return;
        }

        Steps++;
        run();
        while (_atSteps.TryPeek(out _, out var due) && due <= Steps) _atSteps.Dequeue()();
    }
}
