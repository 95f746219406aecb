using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Zoe.Hosting.Health;

/// <summary>
/// Current conditions that restrict the engine. The component that detects a condition raises it and clears it when it
/// ends. Thread-safe.
/// </summary>
public sealed class EngineHealth(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, HealthProblem> _problems = new(StringComparer.Ordinal);

    /// <summary>Current problems, oldest first.</summary>
    public ImmutableArray<HealthProblem> Problems =>
        [.. _problems.Values.OrderBy(problem => problem.Since).ThenBy(problem => problem.Name, StringComparer.Ordinal)];

    /// <summary>False when a background task of Zoe has failed: the process must be restarted.</summary>
    public bool IsAlive => !_problems.Values.Any(problem => problem.NeedsRestart);

    /// <summary>Raises the failure of a background task, which only a restart of the process ends.</summary>
    public void RaiseFailedTask(string task, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var message = $"{task} has stopped: {failure.Message} Restart the server.";
        _problems.TryAdd(
            $"{HealthConditions.TaskFailed}:{task}",
            new HealthProblem(HealthConditions.TaskFailed, message, IsFatal: true, time.GetUtcNow()) { NeedsRestart = true });
    }

    /// <summary>Raises a condition or updates its message. True when it is new.</summary>
    public bool Raise(string name, string message, bool isFatal = false)
    {
        while (true)
        {
            if (_problems.TryGetValue(name, out var present))
            {
                if (_problems.TryUpdate(name, present with { Message = message, IsFatal = isFatal }, present)) return false;
            }
            else if (_problems.TryAdd(name, new HealthProblem(name, message, isFatal, time.GetUtcNow())))
            {
                return true;
            }
        }
    }

    /// <summary>Clears a condition; true when it was raised.</summary>
    public bool Clear(string name) => _problems.TryRemove(name, out _);
}
