namespace Zoe.Backends.Process;

/// <summary>A service that this backend started or adopted, and what is known of it.</summary>
internal sealed class ProcessService(ServiceFolder folder, ServiceRecord record, ProcessHandle? process, ObservedService observed)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ObservedService _observed = observed;

    public ServiceFolder Folder { get; } = folder;

    public ServiceRecord Record { get; } = record;

    /// <summary>Its shell; null when it had ended before it was adopted.</summary>
    public ProcessHandle? Process { get; } = process;

    public ServiceKey Key => _observed.Key;

    public ObservedService Observed => _observed;

    /// <summary>Completes when the service has ended and that was told.</summary>
    public Task Ended => _ended.Task;

    /// <summary>True while it is being stopped, so that what outlives its shell keeps its time of grace.</summary>
    public volatile bool Stopping;

    /// <summary>True when it was killed by us, and its shell could not write down the exit code.</summary>
    public volatile bool Killed;

    public void SetEnd(int? exitCode, bool outOfMemory) => _observed = _observed with
    {
        State = ServiceState.Exited,
        ExitCode = exitCode,
        OutOfMemory = outOfMemory,
        Reason = outOfMemory ? "It used more memory than its limit and was killed" : null,
    };

    public void CompleteEnd() => _ended.TrySetResult();
}
