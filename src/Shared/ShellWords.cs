using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Zoe.Shared;

/// <summary>
/// Splits a command line into words by the quoting rules of POSIX shells, without expansion: <c>$</c>, <c>|</c> and <c>*</c>
/// are literal. Compiled into several packages that must not depend on each other.
/// </summary>
internal static class ShellWords
{
    /// <summary>Splits a line; on failure <paramref name="error"/> is a sentence without a full stop.</summary>
    public static bool TrySplit(string line, out string[] words, [NotNullWhen(false)] out string? error)
    {
        var result = new List<string>();
        StringBuilder? word = null;
        (words, error) = ([], null);
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case ' ' or '\t' or '\n' or '\r':
                    if (word is not null) result.Add(word.ToString());
                    word = null;
                    break;
                case '\'' or '"':
                    var open = i;
                    i = ReadQuoted(line, open, word ??= new StringBuilder());
                    if (i >= 0) break;
                    error = $"The command has a {(line[open] == '"' ? "double" : "single")} quote at character {open + 1} that is never closed";
                    return false;
                case '\\':
                    if (++i == line.Length)
                    {
                        error = "The command ends in a backslash that quotes nothing";
                        return false;
                    }

                    if (line[i] != '\n') (word ??= new StringBuilder()).Append(line[i]);
                    break;
                default:
                    (word ??= new StringBuilder()).Append(line[i]);
                    break;
            }
        }

        if (word is not null) result.Add(word.ToString());
        words = [.. result];
        return true;
    }

    // Returns the index of the closing quote, or -1.
    private static int ReadQuoted(string line, int open, StringBuilder word)
    {
        var quote = line[open];
        for (var i = open + 1; i < line.Length; i++)
        {
            if (line[i] == quote) return i;
            if (quote == '"' && line[i] == '\\' && i + 1 < line.Length && line[i + 1] is '"' or '\\' or '$' or '`' or '\n')
            {
                if (line[++i] == '\n') continue;
            }

            word.Append(line[i]);
        }

        return -1;
    }
}
