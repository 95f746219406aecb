using System.Globalization;

namespace Zoe.Hosting;

/// <summary>
/// A position in the output of a service, counted from its beginning even when older output has been deleted.
/// </summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Offset">Offset in the attempt's output in bytes.</param>
public readonly record struct LogPosition(int Attempt, long Offset)
{
    /// <summary>True when it is before another position.</summary>
    public bool IsBefore(LogPosition other) => Attempt < other.Attempt || (Attempt == other.Attempt && Offset < other.Offset);

    /// <summary>Parses the format of <see cref="ToString"/>.</summary>
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

    /// <summary>The format of file names: <c>2-4096</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Attempt}-{Offset}");
}
