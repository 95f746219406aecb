namespace Zoe.Web.Configuration;

/// <summary>Guesses what was meant by a misspelt name.</summary>
internal static class Spelling
{
    /// <summary><c> Did you mean X?</c> for the nearest name, or nothing when none is near.</summary>
    public static string Suggest(string text, IEnumerable<string> names)
    {
        var nearest = names.MinBy(name => Distance(text, name));
        return nearest is not null && Distance(text, nearest) <= Math.Max(2, text.Length / 3)
            ? $" Did you mean {nearest}?"
            : "";
    }

    /// <summary>How many letters must be inserted, removed or changed to turn one text into the other.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (same ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[to.Length];
    }
}
