using System.Buffers.Text;

namespace Zoe.Backends.Kubernetes.Logs;

/// <summary>Reads the time that kubelets put before each line: RFC 3339 with up to nine digits of a second.</summary>
internal static class LogStamp
{
    /// <summary>No stamp is longer, the blank after it included.</summary>
    public const int MostBytes = 37;

    private const int SecondsLength = 19;
    private const int TickDigits = 7;

    /// <summary>The time of the first line of a stream; false while it did not come, and when the line has none.</summary>
    public static bool TryReadFirst(ReadOnlySpan<byte> stream, out DateTimeOffset time)
    {
        time = default;
        var end = stream[..Math.Min(stream.Length, MostBytes)].IndexOf((byte)' ');
        return end > 0 && TryParse(stream[..end], out time);
    }

    /// <summary>The time, cut to 100 ns; false for text that is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length <= SecondsLength || text[10] != 'T') return false;
        var digits = 0;
        var rest = text[SecondsLength..];
        if (rest[0] == '.') while (digits + 1 < rest.Length && char.IsAsciiDigit((char)rest[digits + 1])) digits++;
        var zone = digits == 0 ? rest : rest[(digits + 1)..];
        Span<byte> exact = stackalloc byte[SecondsLength + 1 + TickDigits + 6];
        exact.Fill((byte)'0');
        text[..SecondsLength].CopyTo(exact);
        exact[SecondsLength] = (byte)'.';
        if (digits > 0) rest[1..(1 + Math.Min(digits, TickDigits))].CopyTo(exact[(SecondsLength + 1)..]);
        if (zone is not [(byte)'Z'] && zone.Length != 6) return false;
        zone.CopyTo(exact[(SecondsLength + 1 + TickDigits)..]);
        exact = exact[..(SecondsLength + 1 + TickDigits + zone.Length)];
        return Utf8Parser.TryParse(exact, out time, out var used, 'O') && used == exact.Length;
    }
}
