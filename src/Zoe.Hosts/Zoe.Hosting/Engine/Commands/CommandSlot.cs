namespace Zoe.Hosting.Engine.Commands;

/// <summary>Command queue of one container. Guarded by the dispatcher's lock.</summary>
internal sealed class CommandSlot
{
    private Command? _current;
    private Command? _next;
    private Type? _done;
    private CancellationTokenSource? _superseded;

    public bool IsBusy => _current is not null;

    /// <summary>The dispatcher's sequence number of the last change.</summary>
    public long LastActivity { get; set; }

    public Task Running { get; set; } = Task.CompletedTask;

    /// <summary>
    /// Enqueues a command unless it repeats the latest one; true when the caller has to start a worker.
    /// </summary>
    public bool TryEnqueue(Command command)
    {
        var latest = (_next ?? _current)?.GetType() ?? _done;
        if (latest == command.GetType()) return false;
        _next = command;
        if (_current is not null)
        {
            _superseded?.Cancel();
            return false;
        }

        _current = command;
        return true;
    }

    /// <summary>
    /// The next command, or null when the queue is empty. The source is cancelled when another command is enqueued
    /// before this one has finished.
    /// </summary>
    public Command? TakeNext(CancellationTokenSource superseded)
    {
        if (_next is null)
        {
            _done = _current?.GetType();
            _current = null;
            // Not kept: the slot outlives the command, as long as the service runs.
            Running = Task.CompletedTask;
            return null;
        }

        (_current, _next, _superseded) = (_next, null, superseded);
        return _current;
    }

    /// <summary>Lets the completed command be enqueued again.</summary>
    public void Repeat() => _done = null;

    /// <summary>The current command has finished, successfully or not.</summary>
    public void Finish() => _superseded = null;
}
