namespace Zoe.Scheduler.Simulation.Workloads;

/// <summary>A random number generator with the same sequence on every machine and runtime (SplitMix64).</summary>
internal sealed class SeededRandom(int seed)
{
    private ulong _state = (uint)seed;

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        var value = _state;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        value ^= value >> 31;
        return (value >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Uniform over the whole numbers from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Integer(int low, int high) => low + (int)(Uniform() * (high - low + 1));

    /// <summary>Bounded Pareto distribution: the smaller the shape, the heavier the tail.</summary>
    public double BoundedPareto(double shape, double low, double high)
    {
        var ratio = Math.Pow(low / high, shape);
        return low * Math.Pow(1 - Uniform() * (1 - ratio), -1 / shape);
    }
}
