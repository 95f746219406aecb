using Zoe.Backends;
using Zoe.Hosting.Engine.Messages;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>
/// Runs commands concurrently, but one at a time per container, and posts the results to the engine. Transient failures
/// are retried until the command succeeds or is superseded. Thread-safe.
/// </summary>
internal sealed class CommandDispatcher(CommandRunner runner, EngineInbox inbox)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ServiceKey, CommandSlot> _slots = [];
    private long _sequence;

    /// <summary>Increases whenever a command begins or ends.</summary>
    public long Sequence
    {
        get
        {
            lock (_lock) return _sequence;
        }
    }

    /// <summary>
    /// Enqueues a command unless it is already enqueued, running or done; it runs after the current one of the same
    /// container.
    /// </summary>
    public void Ensure(Command command, long epoch, CancellationToken stopping)
    {
        lock (_lock)
        {
            if (!_slots.TryGetValue(command.Key, out var slot)) _slots.Add(command.Key, slot = new CommandSlot());
            if (slot.TryEnqueue(command)) slot.Running = RunAsync(slot, epoch, stopping);
        }
    }

    /// <summary>True when no command for the container has been running since the sequence number.</summary>
    public bool IsSettled(ServiceKey key, long since)
    {
        lock (_lock) return !_slots.TryGetValue(key, out var slot) || (!slot.IsBusy && slot.LastActivity <= since);
    }

    /// <summary>
    /// Lets completed commands run again if still required. Their sequence numbers are kept: a listing that was requested
    /// before them must not be applied.
    /// </summary>
    public void RepeatAll()
    {
        lock (_lock)
        {
            foreach (var slot in _slots.Values) slot.Repeat();
        }
    }

    /// <summary>Forgets containers without a running command.</summary>
    public void Forget(Func<ServiceKey, bool> matches)
    {
        lock (_lock)
        {
            foreach (var (key, slot) in _slots)
                if (!slot.IsBusy && matches(key)) _slots.Remove(key);
        }
    }

    /// <summary>
    /// As <see cref="Forget(Func{ServiceKey, bool})"/>, for containers without a command since a sequence number. The lock is
    /// not held while the containers are looked at.
    /// </summary>
    public void ForgetSettled(Func<ServiceKey, bool> matches, long since)
    {
        List<ServiceKey> keys;
        lock (_lock) keys = [.. _slots.Keys];
        foreach (var key in keys)
        {
            if (!matches(key)) continue;
            lock (_lock)
            {
                if (_slots.TryGetValue(key, out var slot) && !slot.IsBusy && slot.LastActivity <= since) _slots.Remove(key);
            }
        }
    }

    /// <summary>Forgets the completed command of one container, so that it runs again if required.</summary>
    public void Forget(ServiceKey key)
    {
        lock (_lock)
        {
            if (_slots.TryGetValue(key, out var slot) && !slot.IsBusy) _slots.Remove(key);
        }
    }

    /// <summary>Completes when no command is running.</summary>
    public Task DrainAsync()
    {
        lock (_lock) return Task.WhenAll(_slots.Values.Select(slot => slot.Running).ToList());
    }

    private async Task RunAsync(CommandSlot slot, long epoch, CancellationToken stopping)
    {
        // Ensure holds the lock and must not call the backend.
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
