using System.Runtime.Intrinsics;

namespace Zoe.Scheduler;

/// <summary>
/// Writes an amount of resources as a word of eight bytes, so that the index compares several nodes with a demand in one
/// step.
/// </summary>
/// <remarks>
/// Byte 0 is cores, byte 1 memory, bytes 2 to 5 the smaller of the two in four weightings, which keeps one node with many
/// cores and another with much memory from looking like one that has both. Bytes 6 and 7 stay free for a level. Every byte
/// is a rounding that never puts the larger amount below the smaller, so that room in the real amounts means room in the
/// word; the reverse is checked on the node. Square roots, since the nodes worth telling apart are the nearly full ones.
/// Amounts beyond the scale count as equal.
/// </remarks>
/// <param name="scale">What is written with all steps.</param>
internal sealed class RoomScale(Resources scale)
{
    private const float Steps = 254;
    private const float Any = 1e6f;

    private static readonly Vector256<float> CoreWeights = Vector256.Create(1f, 0f, 1f, 1f, 1.2247f, 2f, 0f, 0f);
    private static readonly Vector256<float> MemoryWeights = Vector256.Create(0f, 1f, 2f, 1.2247f, 1f, 1f, 0f, 0f);
    private static readonly Vector256<float> CoreOffsets = Vector256.Create(1f, Any, 0f, 0f, 0f, 0f, 0f, 0f);
    private static readonly Vector256<float> MemoryOffsets = Vector256.Create(Any, 0f, 0f, 0f, 0f, 0f, 0f, 0f);

    private readonly double _coreShare = scale.Millicores > 0 ? Steps * Steps / scale.Millicores : 0;
    private readonly double _memoryShare = scale.MemoryBytes > 0 ? Steps * Steps / scale.MemoryBytes : 0;

    /// <summary>The word for an amount, never zero; zero for a negative one, in which nothing has room.</summary>
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
