using System.Globalization;
using System.Text;

namespace Zoe.Hosting.Audit;

/// <summary>Bounds and encodes texts of entries, so that they can be printed line by line.</summary>
internal static class AuditText
{
    private const int MaxNameLength = 128;
    private const int MaxDetailLength = 512;

    public static AuditEntry Clean(AuditEntry entry) => entry with
    {
        Actor = Clean(entry.Actor, MaxNameLength)!,
        Source = Clean(entry.Source, MaxNameLength),
        Action = Clean(entry.Action, MaxNameLength)!,
        Target = Clean(entry.Target, MaxNameLength),
        Detail = Clean(entry.Detail, MaxDetailLength),
    };

    private static string? Clean(string? text, int length)
    {
        if (text is null || (text.Length <= length && !text.Any(IsUnsafe))) return text;
        var clean = new StringBuilder(length);
        foreach (var character in text)
        {
            if (clean.Length >= length) return clean.Append('…').ToString();
            if (IsUnsafe(character)) clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else clean.Append(character);
        }

        return clean.ToString();
    }

    // U+2028, U+2029 and the marks of text direction change what a terminal or page shows.
    private static bool IsUnsafe(char character) => char.IsControl(character) || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
