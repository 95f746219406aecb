namespace Zoe.Model.ZeroCloud;

/// <summary>
/// A glob pattern: <c>*</c>, <c>?</c> and <c>[a-z]</c> within a name, <c>**</c> for any number of folders. As in a shell,
/// wildcards do not match a leading dot.
/// </summary>
internal static class GlobPattern
{
    public const string DoubleStar = "**";

    /// <summary>True for a relative pattern without <c>..</c>.</summary>
    public static bool IsInsideRoot(string pattern) =>
        !string.IsNullOrWhiteSpace(pattern)
        && pattern[0] != '/'
        && !pattern.AsSpan().ContainsAny('\\', '\0')
        && !(pattern.Length > 1 && pattern[1] == ':')
        && !pattern.Split('/').Contains("..");

    /// <summary>The path segments of a pattern.</summary>
    public static string[] Segments(string pattern) =>
        [.. pattern.Split('/').Where(static segment => segment is not ("" or "."))];

    /// <summary>True when a name matches a segment. Backtracks to the last star only, so the time is at most quadratic.</summary>
    public static bool Matches(ReadOnlySpan<char> segment, ReadOnlySpan<char> name)
    {
        if (name is ['.', ..] && segment is not ['.', ..])
            return false;
        var (at, next) = (0, 0);
        var (star, resume) = (-1, 0);
        while (next < name.Length)
        {
            if (at < segment.Length && segment[at] == '*')
            {
                (star, resume) = (at++, next);
            }
            else if (at < segment.Length && MatchesOne(segment, at, name[next], out var length))
            {
                at += length;
                next++;
            }
            else if (star >= 0)
            {
                (at, next) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return segment[at..].TrimStart('*').IsEmpty;
    }

    private static bool MatchesOne(ReadOnlySpan<char> segment, int at, char character, out int length)
    {
        length = 1;
        if (segment[at] == '?')
            return true;
        if (segment[at] == '[')
        {
            var set = segment[(at + 1)..];
            var negated = set is ['!' or '^', ..];
            if (negated)
                set = set[1..];
            // A closing bracket directly after the opening one is a member of the set.
            var end = set.IsEmpty ? -1 : set[1..].IndexOf(']');
            if (end >= 0)
            {
                set = set[..(end + 1)];
                length = set.Length + (negated ? 3 : 2);
                return IsMember(set, character) != negated;
            }
        }

        return segment[at] == character;
    }

    private static bool IsMember(ReadOnlySpan<char> set, char character)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (character >= set[i] && character <= set[i + 2])
                    return true;
                i += 2;
            }
            else if (set[i] == character)
            {
                return true;
            }
        }

        return false;
    }
}
