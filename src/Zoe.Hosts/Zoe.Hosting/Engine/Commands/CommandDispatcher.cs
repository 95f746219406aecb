using Zoe.Backends;
using Zoe.Hosting.Engine.Messages;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>
/// Carries commands out, concurrently but one at a time for each container, and reports to the engine. What fails for
/// a passing reason is tried again until it succeeds or is no longer wanted. All members may be called concurrently.
/// </summary>
internal sealed class CommandDispatcher(CommandRunner runner, EngineInbox inbox)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ServiceKey, CommandSlot> _slots = [];
    private long _sequence;

    /// <summary>Grows with each command that begins or ends.</summary>
    public long Sequence
    {
        get
        {
            lock (_lock) return _sequence;
        }
    }

    /// <summary>Sees to it that a command is carried out once, after the one under way for the same container.</summary>
    public void Ensure(Command command, long epoch, CancellationToken stopping)
    {
        lock (_lock)
        {
            if (!_slots.TryGetValue(command.Key, out var slot)) _slots.Add(command.Key, slot = new CommandSlot());
            if (slot.TryWant(command)) slot.Running = RunAsync(slot, epoch, stopping);
        }
    }

    /// <summary>True when no command for the container was under way at any time since the sequence number.</summary>
    public bool IsSettled(ServiceKey key, long since)
    {
        lock (_lock) return !_slots.TryGetValue(key, out var slot) || (!slot.IsBusy && slot.LastActivity <= since);
    }

    /// <summary>Forgets what was done, so that it is done again if still wanted.</summary>
    public void Forget(Func<ServiceKey, bool> matches)
    {
        lock (_lock)
        {
            foreach (var (key, slot) in _slots)
                if (!slot.IsBusy && matches(key)) _slots.Remove(key);
        }
    }

    /// <summary>Forgets what was done about one container, so that it is done again if wanted.</summary>
    public void Forget(ServiceKey key)
    {
        lock (_lock)
        {
            if (_slots.TryGetValue(key, out var slot) && !slot.IsBusy) _slots.Remove(key);
        }
    }

    /// <summary>Completes when nothing is under way any more.</summary>
    public Task DrainAsync()
    {
        lock (_lock) return Task.WhenAll(_slots.Values.Select(slot => slot.Running).ToList());
    }

    private async Task RunAsync(CommandSlot slot, long epoch, CancellationToken stopping)
    {
        // Ensure holds the lock and must not run into the backend.
        await Task.Yield();
        while (true)
        {
            using var superseded = new CancellationTokenSource();
            if (TakeNext(slot, superseded) is not { } command) return;
            var report = await runner.RunAsync(command, epoch, inbox, superseded.Token, stopping);
            Finish(slot);
            if (report is not null) inbox.Post(report);
        }
    }

    private Command? TakeNext(CommandSlot slot, CancellationTokenSource superseded)
    {
        lock (_lock)
        {
            slot.LastActivity = ++_sequence;
            return slot.TakeNext(superseded);
        }
    }

    private void Finish(CommandSlot slot)
    {
        lock (_lock)
        {
            slot.LastActivity = ++_sequence;
            slot.Finish();
        }
    }
}
