using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Zoe.Scheduler.Index;

/// <summary>SIMD operations on a block of <see cref="Size"/> words packed by <see cref="CapacityScale"/>.</summary>
internal static class CapacityBlock
{
    /// <summary>Words in a block, contiguous in memory.</summary>
    public const int Size = 1 << Shift;

    /// <summary>Binary logarithm of <see cref="Size"/>.</summary>
    public const int Shift = 5;

    /// <summary>One bit for each word of the block that is at least <paramref name="need"/> in every byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(ref ulong block, ulong need)
    {
        var hits = 0u;
        if (Vector512.IsHardwareAccelerated)
        {
            var needs512 = Vector512.Create(need).AsByte();
            for (var i = 0; i < Size; i += Vector512<ulong>.Count)
            {
                var words = Vector512.LoadUnsafe(ref block, (nuint)i);
                var equal = Vector512.Equals(Vector512.Max(words.AsByte(), needs512).AsUInt64(), words);
                hits |= (uint)equal.ExtractMostSignificantBits() << i;
            }

            return hits;
        }

        var needs = Vector256.Create(need).AsByte();
        for (var i = 0; i < Size; i += Vector256<ulong>.Count)
        {
            var words = Vector256.LoadUnsafe(ref block, (nuint)i);
            var equal = Vector256.Equals(Vector256.Max(words.AsByte(), needs).AsUInt64(), words);
            hits |= equal.ExtractMostSignificantBits() << i;
        }

        return hits;
    }

    /// <summary>The byte-wise maximum of the block.</summary>
    public static ulong Max(ref ulong block)
    {
        var max = Vector256<byte>.Zero;
        for (var i = 0; i < Size; i += Vector256<ulong>.Count)
            max = Vector256.Max(max, Vector256.LoadUnsafe(ref block, (nuint)i).AsByte());
        return Max(max);
    }

    /// <summary>The byte-wise maximum of the words whose bits under <paramref name="mask"/> equal <paramref name="pattern"/>.</summary>
    public static ulong Max(ref ulong block, ulong mask, ulong pattern)
    {
        var max = Vector256<byte>.Zero;
        for (var i = 0; i < Size; i += Vector256<ulong>.Count)
        {
            var words = Vector256.LoadUnsafe(ref block, (nuint)i);
            var matches = Vector256.Equals(words & Vector256.Create(mask), Vector256.Create(pattern));
            max = Vector256.Max(max, (words & matches).AsByte());
        }

        return Max(max);
    }

    /// <summary>The byte-wise maximum of two words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Max(ulong left, ulong right) =>
        Vector128.Max(Vector128.CreateScalar(left).AsByte(), Vector128.CreateScalar(right).AsByte()).AsUInt64().ToScalar();

    private static ulong Max(Vector256<byte> words)
    {
        var pair = Vector128.Max(words.GetLower(), words.GetUpper()).AsUInt64();
        return Max(pair.ToScalar(), pair.GetElement(1));
    }
}
