namespace Zoe.Hosting.Engine.Commands;

/// <summary>What is being done about one container. Guarded by the dispatcher's lock.</summary>
internal sealed class CommandSlot
{
    private Command? _current;
    private Command? _next;
    private Command? _done;
    private CancellationTokenSource? _superseded;

    public bool IsBusy => _current is not null;

    /// <summary>The dispatcher's sequence number of the last change.</summary>
    public long LastActivity { get; set; }

    public Task Running { get; set; } = Task.CompletedTask;

    /// <summary>Notes a command; true when somebody has to begin working on the slot.</summary>
    public bool TryWant(Command command)
    {
        var latest = _next ?? _current ?? _done;
        if (latest is not null && latest.GetType() == command.GetType()) return false;
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
    /// The next command, or null when nothing more is wanted for now. The source is cancelled when another command is
    /// wanted before this one is finished.
    /// </summary>
    public Command? TakeNext(CancellationTokenSource superseded)
    {
        if (_next is null)
        {
            _done = _current;
            _current = null;
            return null;
        }

        (_current, _next, _superseded) = (_next, null, superseded);
        return _current;
    }

    /// <summary>The current command is finished, whatever became of it.</summary>
    public void Finish() => _superseded = null;
}
