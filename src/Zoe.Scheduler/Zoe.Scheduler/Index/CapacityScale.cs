using System.Runtime.Intrinsics;

namespace Zoe.Scheduler.Index;

/// <summary>
/// Packs an amount of resources into a 64-bit word, so that SIMD instructions compare several nodes with a demand at once.
/// </summary>
/// <remarks>
/// Byte 0 is cores, byte 1 memory, bytes 2 to 5 the smaller of the two in four weightings, so that the maximum over a node with
/// many cores and one with much memory does not look like a node with both. Bytes 6 and 7 are reserved for the level. Rounding
/// is monotone: a demand that fits in the real amounts also fits in the packed ones; the reverse is checked on the node.
/// Square roots give nearly full nodes a finer resolution. Amounts beyond the scale count as equal.
/// </remarks>
/// <param name="scale">The amount at the upper end of the scale.</param>
internal sealed class CapacityScale(Resources scale)
{
    private const float Steps = 254;
    private const float Unlimited = 1e6f;

    private static readonly Vector256<float> CoreWeights = Vector256.Create(1f, 0f, 1f, 1f, 1.2247f, 2f, 0f, 0f);
    private static readonly Vector256<float> MemoryWeights = Vector256.Create(0f, 1f, 2f, 1.2247f, 1f, 1f, 0f, 0f);
    private static readonly Vector256<float> CoreOffsets = Vector256.Create(1f, Unlimited, 0f, 0f, 0f, 0f, 0f, 0f);
    private static readonly Vector256<float> MemoryOffsets = Vector256.Create(Unlimited, 0f, 0f, 0f, 0f, 0f, 0f, 0f);

    private readonly double _coreShare = scale.Millicores > 0 ? Steps * Steps / scale.Millicores : 0;
    private readonly double _memoryShare = scale.MemoryBytes > 0 ? Steps * Steps / scale.MemoryBytes : 0;

    /// <summary>The packed amount, never zero; zero for a negative amount, where nothing fits.</summary>
    public ulong Of(Resources amount)
    {
        if (amount.Millicores < 0 || amount.MemoryBytes < 0) return 0;
        var cores = MathF.Sqrt((float)(amount.Millicores * _coreShare));
        var memory = MathF.Sqrt((float)(amount.MemoryBytes * _memoryShare));
        var bytes = Vector256.Min(
            Vector256.Min(
                Vector256.Create(cores) * CoreWeights + CoreOffsets, Vector256.Create(memory) * MemoryWeights + MemoryOffsets),
            Vector256.Create(255f));
        var whole = Vector256.ConvertToInt32(bytes);
        var halves = Vector128.Narrow(whole.GetLower(), whole.GetUpper());
        return Vector128.Narrow(halves, halves).AsUInt64().ToScalar();
    }
}
