using System.Text;

namespace Zoe.Cli.Output;

/// <summary>Sanitises text from other sources for the terminal.</summary>
internal static class Printable
{
    /// <summary>Replaces control characters, including line breaks and escape sequences, by spaces.</summary>
    public static string Line(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        var line = new StringBuilder(text.Length);
        foreach (var character in text) line.Append(char.IsControl(character) ? ' ' : character);
        return line.ToString();
    }
}
