namespace Zoe.Hosting.FaultSimulation.Runtime;

/// <summary>SplitMix64: the same numbers for a seed on every machine and version of .NET.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong NextUInt64()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0 to below the limit.</summary>
    public int Below(int limit) => (int)(NextUInt64() % (ulong)limit);

    /// <summary>From the first to the last, inclusive.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public TimeSpan Between(TimeSpan first, TimeSpan last) =>
        first + TimeSpan.FromTicks((long)(NextDouble() * (last - first).Ticks));

    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => probability > 0 && NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
