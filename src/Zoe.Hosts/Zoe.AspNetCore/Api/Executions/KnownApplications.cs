using Zoe.Model;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>
/// Keeps the ZApps of recent submissions by their text: users submit the same notebooks and sweeps many times, and equal
/// ZApps are then checked once and share their memory. Thread-safe.
/// </summary>
internal static class KnownApplications
{
    private const int MaxBytes = 16 * 1024;
    private const int Places = 256;

    private static readonly Entry?[] Entries = new Entry?[Places];

    /// <summary>Reads a ZApp, or returns the one that was read from the same text.</summary>
    public static ParseResult<ZApp> Read(ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxBytes) return ZAppReader.Read(text);
        var hash = new HashCode();
        hash.AddBytes(text);
        ref var place = ref Entries[(uint)hash.ToHashCode() % Places];
        if (Volatile.Read(ref place) is { } known && text.SequenceEqual(known.Text)) return known.Result;
        var result = ZAppReader.Read(text);
        if (result.IsValid) Volatile.Write(ref place, new Entry(text.ToArray(), result));
        return result;
    }

    private sealed record Entry(byte[] Text, ParseResult<ZApp> Result);
}
