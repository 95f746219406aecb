namespace Zoe.CrashHarness.Faults;

/// <summary>The random numbers of one injection.</summary>
internal sealed record FaultContext(Random Random, CancellationToken CancellationToken)
{
    public Task DelayAsync(int minMilliseconds, int maxMilliseconds) =>
        Task.Delay(Random.Next(minMilliseconds, maxMilliseconds), CancellationToken);
}
