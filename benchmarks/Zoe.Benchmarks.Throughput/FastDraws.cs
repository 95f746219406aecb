namespace Zoe.Benchmarks.Throughput;

/// <summary>Seeded draws that cost next to nothing, so that they do not count.</summary>
internal sealed class FastDraws
{
    private ulong _state = 88_172_645_463_325_252;

    public int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)((_state >> 32) * (ulong)below >> 32);
    }
}
