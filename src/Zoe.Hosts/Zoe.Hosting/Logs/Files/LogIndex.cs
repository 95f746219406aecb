using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Zoe.Hosting.Logs.Files;

/// <summary>
/// Time index of a segment: pairs of a time in milliseconds since 1970 and the file offset of the first line received
/// then or later, eight bytes each. Lines within <see cref="Grain"/> share a pair.
/// </summary>
internal static class LogIndex
{
    public static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(100);

    private const int PairBytes = 16;

    /// <summary>Appends a pair, overwriting one that is incomplete after a crash or on a full disk.</summary>
    public static void Add(SafeFileHandle file, DateTimeOffset time, long offset)
    {
        Span<byte> pair = stackalloc byte[PairBytes];
        BinaryPrimitives.WriteInt64LittleEndian(pair, time.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(pair[8..], offset);
        RandomAccess.Write(file, pair, RandomAccess.GetLength(file) / PairBytes * PairBytes);
    }

    /// <summary>Offset of the first line received at a time or later; null when there is none.</summary>
    public static long? FindFirst(LogSegment segment, DateTimeOffset time)
    {
        var pairs = Read(segment);
        var wanted = (time - Grain).ToUnixTimeMilliseconds();
        for (var at = 0; at + PairBytes <= pairs.Length; at += PairBytes)
        {
            if (BinaryPrimitives.ReadInt64LittleEndian(pairs.AsSpan(at)) <= wanted) continue;
            return Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(pairs.AsSpan(at + 8)), 0, segment.Length);
        }

        return null;
    }

    private static byte[] Read(LogSegment segment)
    {
        try
        {
            return File.ReadAllBytes(segment.IndexPath);
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
