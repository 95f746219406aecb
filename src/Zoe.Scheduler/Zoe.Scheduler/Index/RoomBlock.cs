using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Zoe.Scheduler;

/// <summary>Looks at <see cref="Size"/> words of a <see cref="RoomScale"/> at once, with whatever width the processor has.</summary>
internal static class RoomBlock
{
    /// <summary>How many words make a block; they lie side by side.</summary>
    public const int Size = 1 << Shift;

    /// <summary>The logarithm of <see cref="Size"/>.</summary>
    public const int Shift = 5;

    /// <summary>One bit for each word of the block that is at least <paramref name="need"/> in every byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(ref ulong block, ulong need)
    {
        var hits = 0u;
        if (Vector512.IsHardwareAccelerated)
        {
            var wide = Vector512.Create(need).AsByte();
            for (var i = 0; i < Size; i += Vector512<ulong>.Count)
            {
                var words = Vector512.LoadUnsafe(ref block, (nuint)i);
                var same = Vector512.Equals(Vector512.Max(words.AsByte(), wide).AsUInt64(), words);
                hits |= (uint)same.ExtractMostSignificantBits() << i;
            }

            return hits;
        }

        var needs = Vector256.Create(need).AsByte();
        for (var i = 0; i < Size; i += Vector256<ulong>.Count)
        {
            var words = Vector256.LoadUnsafe(ref block, (nuint)i);
            var same = Vector256.Equals(Vector256.Max(words.AsByte(), needs).AsUInt64(), words);
            hits |= same.ExtractMostSignificantBits() << i;
        }

        return hits;
    }

    /// <summary>The largest value of every byte over the block.</summary>
    public static ulong Max(ref ulong block)
    {
        var most = Vector256<byte>.Zero;
        for (var i = 0; i < Size; i += Vector256<ulong>.Count)
            most = Vector256.Max(most, Vector256.LoadUnsafe(ref block, (nuint)i).AsByte());
        return Max(most);
    }

    /// <summary>The same over those words whose bits under <paramref name="mask"/> are <paramref name="pattern"/>.</summary>
    public static ulong Max(ref ulong block, ulong mask, ulong pattern)
    {
        var most = Vector256<byte>.Zero;
        for (var i = 0; i < Size; i += Vector256<ulong>.Count)
        {
            var words = Vector256.LoadUnsafe(ref block, (nuint)i);
            var own = Vector256.Equals(words & Vector256.Create(mask), Vector256.Create(pattern));
            most = Vector256.Max(most, (words & own).AsByte());
        }

        return Max(most);
    }

    /// <summary>The larger of two words in every byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Max(ulong left, ulong right) =>
        Vector128.Max(Vector128.CreateScalar(left).AsByte(), Vector128.CreateScalar(right).AsByte()).AsUInt64().ToScalar();

    private static ulong Max(Vector256<byte> words)
    {
        var pair = Vector128.Max(words.GetLower(), words.GetUpper()).AsUInt64();
        return Max(pair.ToScalar(), pair.GetElement(1));
    }
}
