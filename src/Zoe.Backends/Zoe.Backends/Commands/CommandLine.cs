using Zoe.Shared;

namespace Zoe.Backends.Commands;

/// <summary>Splits command lines into words by the quoting rules of POSIX shells, without expansion.</summary>
public static class CommandLine
{
    /// <summary>The words of a line; none when it is blank.</summary>
    /// <exception cref="FormatException">A quote is never closed, or the line ends in a backslash.</exception>
    public static string[] Split(string line) =>
        ShellWords.TrySplit(line, out var words, out var error) ? words : throw new FormatException(error);
}
