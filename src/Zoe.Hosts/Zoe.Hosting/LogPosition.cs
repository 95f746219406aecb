using System.Globalization;

namespace Zoe.Hosting;

/// <summary>A place in the output of a service, counted from its beginning, whatever of it is still kept.</summary>
/// <param name="Attempt">In the output of which run.</param>
/// <param name="Offset">After how many bytes of it.</param>
public readonly record struct LogPosition(int Attempt, long Offset)
{
    /// <summary>True when it comes earlier than another one.</summary>
    public bool IsBefore(LogPosition other) => Attempt < other.Attempt || (Attempt == other.Attempt && Offset < other.Offset);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out LogPosition position)
    {
        position = default;
        var dash = text.IndexOf('-');
        if (dash < 0
            || !int.TryParse(text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            || !long.TryParse(text[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return false;
        }

        position = new LogPosition(attempt, offset);
        return true;
    }

    /// <summary>As in the names of the files: <c>2-4096</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Attempt}-{Offset}");
}
