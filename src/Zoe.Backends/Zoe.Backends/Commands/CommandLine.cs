using System.Text;

namespace Zoe.Backends;

/// <summary>
/// Splits a command line into words as a POSIX shell does: at blanks, with quotes and backslashes, but without
/// expanding anything. A <c>$</c>, <c>|</c> or <c>*</c> is a character like any other.
/// </summary>
public static class CommandLine
{
    /// <summary>The words of a line; none when it is blank.</summary>
    /// <exception cref="FormatException">A quote is never closed, or the line ends in a backslash.</exception>
    public static string[] Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case ' ' or '\t' or '\n' or '\r':
                    if (word is not null) words.Add(word.ToString());
                    word = null;
                    break;
                case '\'':
                    var close = line.IndexOf('\'', i + 1);
                    if (close < 0) throw Unclosed("single", i);
                    (word ??= new StringBuilder()).Append(line, i + 1, close - i - 1);
                    i = close;
                    break;
                case '"':
                    i = ReadDoubleQuoted(line, i, word ??= new StringBuilder());
                    break;
                case '\\':
                    if (++i == line.Length) throw new FormatException("The command ends in a backslash that quotes nothing");
                    if (line[i] != '\n') (word ??= new StringBuilder()).Append(line[i]);
                    break;
                default:
                    (word ??= new StringBuilder()).Append(line[i]);
                    break;
            }
        }

        if (word is not null) words.Add(word.ToString());
        return [.. words];
    }

    // Returns the position of the closing quote.
    private static int ReadDoubleQuoted(string line, int open, StringBuilder word)
    {
        for (var i = open + 1; i < line.Length; i++)
        {
            if (line[i] == '"') return i;
            if (line[i] == '\\' && i + 1 < line.Length && line[i + 1] is '"' or '\\' or '$' or '`' or '\n')
            {
                if (line[++i] == '\n') continue;
            }

            word.Append(line[i]);
        }

        throw Unclosed("double", open);
    }

    private static FormatException Unclosed(string kind, int position) =>
        new($"The command has a {kind} quote at character {position + 1} that is never closed");
}
