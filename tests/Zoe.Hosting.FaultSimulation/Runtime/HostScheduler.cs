namespace Zoe.Hosting.FaultSimulation.Runtime;

/// <summary>
/// The threads of one simulated host: every continuation is a step of its own. A dead host runs nothing any more; a
/// paused one runs what has become runnable when it is resumed.
/// </summary>
internal sealed class HostScheduler(VirtualRuntime runtime) : TaskScheduler
{
    private readonly List<Action> _keptBack = [];

    public bool IsDead { get; private set; }

    public bool IsPaused { get; private set; }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs asynchronous work on this host.</summary>
    public void Start(Func<Task> work) => _ = Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);

    /// <summary>Abandons everything at the await where it is, as <c>kill -9</c> does.</summary>
    public void Kill() => IsDead = true;

    public void Pause() => IsPaused = true;

    public void Resume()
    {
        IsPaused = false;
        foreach (var step in _keptBack) runtime.Enqueue(this, step);
        _keptBack.Clear();
    }

    internal void KeepBack(Action step) => _keptBack.Add(step);

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        if (!IsDead) runtime.Enqueue(this, () => TryExecuteTask(task));
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
