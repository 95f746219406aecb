using System.Runtime.InteropServices;
using Zoe.Backends.Drivers;
using Zoe.Backends.Process.Native;

namespace Zoe.Backends.Process.Watching;

/// <summary>
/// One thread that waits in <c>poll(2)</c> for all descriptors: it sees the end of any process and the growth of any
/// followed log, without polling at intervals and without a thread for each.
/// </summary>
internal sealed class DescriptorPoll : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Descriptor, Action> _watched = [];
    private readonly Descriptor _wake;
    private readonly byte[] _wakeBuffer = new byte[8];
    private readonly Thread _thread;
    private bool _stopped;

    public DescriptorPoll(DescriptorBudget budget, TimeProvider time)
    {
        (Budget, Time) = (budget, time);
        _wake = new Descriptor(Libc.EventDescriptor(0, Libc.CloseOnExec | Libc.NonBlocking));
        if (_wake.IsInvalid) throw new IOException($"eventfd failed: {Marshal.GetLastPInvokeErrorMessage()}");
        _thread = new Thread(Run) { IsBackground = true, Name = "zoe-process-poll" };
        _thread.Start();
    }

    /// <summary>Whether a descriptor may be kept open for long.</summary>
    public DescriptorBudget Budget { get; }

    /// <summary>Paces those that poll because they may not keep a descriptor open.</summary>
    public TimeProvider Time { get; }

    /// <summary>Calls back on the polling thread whenever the descriptor is readable. The callback must not block.</summary>
    public void Add(Descriptor descriptor, Action whenReadable)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_stopped, this);
            _watched[descriptor] = whenReadable;
            Wake();
        }
    }

    /// <summary>Ends the callbacks. The descriptor may be closed afterwards.</summary>
    public void Remove(Descriptor descriptor)
    {
        lock (_lock) _watched.Remove(descriptor);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_stopped) return;
            _stopped = true;
            Wake();
        }

        _thread.Join();
        _wake.Dispose();
    }

    private void Wake()
    {
        // Fails only when the counter is full, and then the descriptor is readable anyway.
        _ = Libc.Write(_wake.Number, BitConverter.GetBytes(1UL), 8);
    }

    private void Run()
    {
        while (true)
        {
            KeyValuePair<Descriptor, Action>[] watched;
            lock (_lock)
            {
                if (_stopped) return;
                watched = [.. _watched];
            }

            var polled = new PollDescriptor[watched.Length + 1];
            polled[0] = new PollDescriptor { Descriptor = _wake.Number, Events = Libc.PollIn };
            for (var i = 0; i < watched.Length; i++)
                polled[i + 1] = new PollDescriptor { Descriptor = watched[i].Key.Number, Events = Libc.PollIn };
            if (Libc.Poll(polled, (nuint)polled.Length, -1) <= 0) continue;
            if (polled[0].Returned != 0) _ = Libc.Read(_wake.Number, _wakeBuffer, 8);
            for (var i = 0; i < watched.Length; i++)
                if (polled[i + 1].Returned != 0 && IsWatched(watched[i].Key)) watched[i].Value();
        }
    }

    private bool IsWatched(Descriptor descriptor)
    {
        lock (_lock) return _watched.ContainsKey(descriptor);
    }
}
