using System.Text;

namespace Zoe.Cli.Output;

/// <summary>Makes text from elsewhere safe for the terminal.</summary>
internal static class Printable
{
    /// <summary>The text on one line, control characters (and so terminal commands) as spaces.</summary>
    public static string Line(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        var line = new StringBuilder(text.Length);
        foreach (var character in text) line.Append(char.IsControl(character) ? ' ' : character);
        return line.ToString();
    }
}
