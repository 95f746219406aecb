using System.Runtime.InteropServices;
using Zoe.Backends.Process.Native;

namespace Zoe.Backends.Process.Watching;

/// <summary>
/// A handle of one process, a child or not: reports its end, and never signals another process that got the same number.
/// When descriptors are short it takes none, and polls whether the process is still there.
/// </summary>
internal sealed class ProcessHandle : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DescriptorPoll _poll;
    private readonly Descriptor? _descriptor;
    private readonly ProcessIdentity _identity;
    private readonly CancellationTokenSource _disposed = new();

    private ProcessHandle(DescriptorPoll poll, Descriptor? descriptor, int pid, ProcessIdentity identity)
    {
        _poll = poll;
        _descriptor = descriptor;
        _identity = identity;
        Pid = pid;
    }

    public int Pid { get; }

    /// <summary>Completes when the process has ended.</summary>
    public Task Exited => _exited.Task;

    /// <summary>Opens a process; null when it has ended or when another one has its number now.</summary>
    /// <exception cref="IOException">This machine is short of resources, so that the answer is unknown.</exception>
    public static ProcessHandle? Open(DescriptorPoll poll, ProcessIdentity identity) =>
        Open(poll, identity.Pid, () => ProcessIdentity.Find(identity.Pid) == identity);

    /// <summary>
    /// Opens the process with this number if <paramref name="isWanted"/> holds, which is called when the number can no
    /// longer pass to another process unnoticed; else returns null.
    /// </summary>
    /// <exception cref="IOException">This machine is short of resources, so that the answer is unknown.</exception>
    public static ProcessHandle? Open(DescriptorPoll poll, int pid, Func<bool> isWanted)
    {
        if (!poll.Budget.HasRoomFor(1)) return OpenWithoutDescriptor(poll, pid, isWanted);
        var descriptor = new Descriptor(Libc.PidfdOpen(pid));
        if (descriptor.IsInvalid)
        {
            return Marshal.GetLastPInvokeError() switch
            {
                Libc.NoSuchProcess => null,
                Libc.TooManyOpen or Libc.TooManyOpenInSystem or Libc.OutOfMemory => OpenWithoutDescriptor(poll, pid, isWanted),
                var error => throw new IOException(
                    $"pidfd_open failed: {Marshal.GetPInvokeErrorMessage(error)} (Linux 5.4 is needed)"),
            };
        }

        try
        {
            if (isWanted())
            {
                var handle = new ProcessHandle(poll, descriptor, pid, default);
                poll.Add(descriptor, handle.OnReadable);
                return handle;
            }
        }
        catch
        {
            descriptor.Dispose();
            throw;
        }

        descriptor.Dispose();
        return null;
    }

    /// <summary>Sends a signal; nothing happens when the process has ended.</summary>
    public void Signal(int signal)
    {
        if (Exited.IsCompleted) return;
        if (_descriptor is not null) _ = Libc.PidfdSendSignal(_descriptor.Number, signal);
        else if (ProcessIdentity.Find(Pid) == _identity) _ = Libc.SendSignal(Pid, signal);
    }

    public void Dispose()
    {
        _disposed.Cancel();
        if (_descriptor is null) return;
        _poll.Remove(_descriptor);
        _descriptor.Dispose();
    }

    // The identity is the same before and after the check, so that the check was about this process.
    private static ProcessHandle? OpenWithoutDescriptor(DescriptorPoll poll, int pid, Func<bool> isWanted)
    {
        if (ProcessIdentity.Find(pid) is not { } identity || !isWanted() || ProcessIdentity.Find(pid) != identity) return null;
        var handle = new ProcessHandle(poll, null, pid, identity);
        _ = handle.PollAsync();
        return handle;
    }

    private async Task PollAsync()
    {
        while (!_disposed.IsCancellationRequested)
        {
            await Task.Delay(PollInterval, _poll.Time, _disposed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                var found = ProcessIdentity.Find(Pid);
                if (found == _identity) continue;
                if (found is null) Libc.Reap(Pid);
                _exited.TrySetResult();
                return;
            }
            catch (IOException)
            {
                // Short of resources; the next poll tries again.
                continue;
            }
        }
    }

    private void OnReadable()
    {
        _poll.Remove(_descriptor!);
        Libc.Reap(_descriptor!);
        _exited.TrySetResult();
    }
}
