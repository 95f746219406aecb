using System.Runtime.InteropServices;

namespace Zoe.Backends.Process;

/// <summary>
/// Holds on to one process, ours or not: tells when it ends, and never signals another one that got its number.
/// </summary>
internal sealed class ProcessHandle : IDisposable
{
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DescriptorPoll _poll;
    private readonly Descriptor _descriptor;

    private ProcessHandle(DescriptorPoll poll, Descriptor descriptor, int pid)
    {
        _poll = poll;
        _descriptor = descriptor;
        Pid = pid;
    }

    public int Pid { get; }

    /// <summary>Completes when the process has ended.</summary>
    public Task Exited => _exited.Task;

    /// <summary>Takes hold of a process; null when it has ended or when its number belongs to another one now.</summary>
    public static ProcessHandle? Open(DescriptorPoll poll, ProcessIdentity identity) =>
        Open(poll, identity.Pid, () => ProcessIdentity.Find(identity.Pid) == identity);

    /// <summary>
    /// Takes hold of the process with this number if <paramref name="isMeant"/> holds, which is asked when the number
    /// can no longer change hands unnoticed.
    /// </summary>
    public static ProcessHandle? Open(DescriptorPoll poll, int pid, Func<bool> isMeant)
    {
        var descriptor = new Descriptor(Libc.PidfdOpen(pid));
        if (descriptor.IsInvalid)
        {
            var error = Marshal.GetLastPInvokeError();
            return error == Libc.NoSuchProcess
                ? null
                : throw new IOException($"pidfd_open failed: {Marshal.GetPInvokeErrorMessage(error)} (Linux 5.4 is needed)");
        }

        if (!isMeant())
        {
            descriptor.Dispose();
            return null;
        }

        var handle = new ProcessHandle(poll, descriptor, pid);
        poll.Add(descriptor, handle.OnReadable);
        return handle;
    }

    /// <summary>Sends a signal; nothing happens when the process has ended.</summary>
    public void Signal(int signal)
    {
        if (!Exited.IsCompleted) _ = Libc.PidfdSendSignal(_descriptor.Number, signal);
    }

    public void Dispose()
    {
        _poll.Remove(_descriptor);
        _descriptor.Dispose();
    }

    private void OnReadable()
    {
        _poll.Remove(_descriptor);
        Libc.Reap(_descriptor);
        _exited.TrySetResult();
    }
}
