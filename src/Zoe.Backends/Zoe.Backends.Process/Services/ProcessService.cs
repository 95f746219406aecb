using Zoe.Backends.Process.State;
using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process.Services;

/// <summary>A service that this backend started or adopted.</summary>
internal sealed class ProcessService(ServiceFolder folder, ServiceRecord record, ProcessHandle? process, ObservedService observed)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ObservedService _observed = observed;

    public ServiceFolder Folder { get; } = folder;

    public ServiceRecord Record { get; } = record;

    /// <summary>The shell that runs its command; null when that had ended before the service was adopted.</summary>
    public ProcessHandle? Process { get; } = process;

    public ServiceKey Key => _observed.Key;

    public ObservedService Observed => _observed;

    /// <summary>Completes when the service has ended and that was reported.</summary>
    public Task Ended => _ended.Task;

    /// <summary>True while it is being stopped, so that processes that outlive the shell keep their grace period.</summary>
    public volatile bool Stopping;

    /// <summary>True when this backend killed it, so that its shell could not write the exit code.</summary>
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
