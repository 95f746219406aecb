using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Zoe.Hosting.Health;

/// <summary>
/// The conditions that restrict the engine at present. Whoever finds one raises it, and clears it when it is over. All
/// members may be called concurrently.
/// </summary>
public sealed class EngineHealth(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, HealthProblem> _problems = new(StringComparer.Ordinal);

    /// <summary>What is wrong now, the oldest first; empty when nothing is.</summary>
    public ImmutableArray<HealthProblem> Problems =>
        [.. _problems.Values.OrderBy(problem => problem.Since).ThenBy(problem => problem.Name, StringComparer.Ordinal)];

    /// <summary>Raises a condition, or replaces the message of one that is raised. True when it is new.</summary>
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

    /// <summary>Ends a condition; true when it was raised.</summary>
    public bool Clear(string name) => _problems.TryRemove(name, out _);
}
