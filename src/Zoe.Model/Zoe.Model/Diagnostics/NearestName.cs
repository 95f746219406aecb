namespace Zoe.Model.Diagnostics;

/// <summary>Finds the known name that is nearest to a misspelt one, for "did you mean" messages.</summary>
public static class NearestName
{
    private const int LongestName = 48;

    /// <summary>The nearest candidate, or null when none is within a third of the name's length in edits. Case, <c>-</c>, <c>_</c> and blanks do not count.</summary>
    /// <param name="name">The misspelt name.</param>
    /// <param name="candidates">The known names.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        if (name.Length is 0 or > LongestName)
            return null;
        var folded = Fold(name);
        string? best = null;
        var bestDistance = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(folded, Fold(candidate));
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>A sentence to append to a message, such as <c> Did you mean 'name'?</c> with a leading blank; empty when no candidate is near.</summary>
    /// <param name="name">The misspelt name.</param>
    /// <param name="candidates">The known names.</param>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } near ? $" Did you mean '{near}'?" : "";

    private static string Fold(string name) =>
        name.Replace("_", "").Replace("-", "").Replace(" ", "").ToLowerInvariant();

    /// <summary>Edits to get from one to the other, where swapping two neighbours is one edit.</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                var edits = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    edits = Math.Min(edits, rows[i - 2, j - 2] + 1);
                rows[i, j] = edits;
            }
        }

        return rows[left.Length, right.Length];
    }
}
