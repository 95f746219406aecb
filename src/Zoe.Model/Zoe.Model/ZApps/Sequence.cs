using System.Collections.Immutable;

namespace Zoe.Model.ZApps;

/// <summary>Equality of immutable arrays by their items.</summary>
internal static class Sequence
{
    public static bool Equal<T>(ImmutableArray<T> left, ImmutableArray<T> right) =>
        left.AsSpan().SequenceEqual(right.AsSpan(), EqualityComparer<T>.Default);

    public static int Hash<T>(ImmutableArray<T> items)
    {
        var hash = default(HashCode);
        foreach (var item in items.AsSpan())
            hash.Add(item);
        return hash.ToHashCode();
    }
}
