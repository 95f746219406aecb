using System.Collections.Immutable;
using System.Text;

namespace Zoe.Model;

/// <summary>Splits a command line into words as a POSIX shell does, without expanding anything.</summary>
public static class ShellWords
{
    /// <summary>
    /// The words, or null when a quote is not closed or a backslash is the last character. Single quotes keep everything;
    /// double quotes let a backslash stand before <c>"</c>, <c>\</c>, <c>$</c>, <c>`</c> and a line end.
    /// </summary>
    public static ImmutableArray<string>? Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var inWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ' ' or '\t' or '\r' or '\n':
                    if (inWord)
                        words.Add(word.ToString());
                    word.Clear();
                    inWord = false;
                    break;
                case '\'':
                    var end = text.IndexOf('\'', i + 1);
                    if (end < 0)
                        return null;
                    word.Append(text, i + 1, end - i - 1);
                    (i, inWord) = (end, true);
                    break;
                case '"':
                    i = DoubleQuoted(text, i + 1, word);
                    if (i < 0)
                        return null;
                    inWord = true;
                    break;
                case '\\':
                    if (++i == text.Length)
                        return null;
                    if (text[i] == '\n')
                        break;
                    word.Append(text[i]);
                    inWord = true;
                    break;
                default:
                    word.Append(text[i]);
                    inWord = true;
                    break;
            }
        }

        if (inWord)
            words.Add(word.ToString());
        return words.ToImmutable();
    }

    /// <summary>Appends up to the closing quote and gives its index, or -1 when there is none.</summary>
    private static int DoubleQuoted(string text, int start, StringBuilder word)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '"')
                return i;
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\' or '$' or '`' or '\n')
            {
                i++;
                if (text[i] != '\n')
                    word.Append(text[i]);
            }
            else
            {
                word.Append(text[i]);
            }
        }

        return -1;
    }
}
