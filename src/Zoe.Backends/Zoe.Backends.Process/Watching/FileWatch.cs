namespace Zoe.Backends.Process.Watching;

/// <summary>Waits for one file to grow.</summary>
internal sealed class FileWatch(FileChanges changes, int number) : IDisposable
{
    private volatile TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Number { get; } = number;

    /// <summary>Completes at the next change. Take it before reading the file, so that no change is missed.</summary>
    public Task NextChange()
    {
        if (_changed.Task.IsCompleted) _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _changed.Task;
    }

    public void Signal() => _changed.TrySetResult();

    public void Dispose() => changes.Remove(this);
}
