using System.Collections.Immutable;

namespace Zoe.Scheduler.Index;

/// <summary>Compares required labels and images by value.</summary>
internal sealed class RequirementComparer : IEqualityComparer<(ImmutableHashSet<string> Labels, ImmutableHashSet<string> Images)>
{
    public static RequirementComparer Instance { get; } = new();

    public bool Equals(
        (ImmutableHashSet<string> Labels, ImmutableHashSet<string> Images) x,
        (ImmutableHashSet<string> Labels, ImmutableHashSet<string> Images) y) =>
        AreEqual(x.Labels, y.Labels) && AreEqual(x.Images, y.Images);

    public int GetHashCode((ImmutableHashSet<string> Labels, ImmutableHashSet<string> Images) obj) =>
        HashCode.Combine(Hash(obj.Labels), Hash(obj.Images));

    private static bool AreEqual(ImmutableHashSet<string> left, ImmutableHashSet<string> right)
    {
        if (ReferenceEquals(left, right)) return true;
        if (left.Count != right.Count) return false;
        foreach (var item in left)
        {
            if (!right.Contains(item)) return false;
        }

        return true;
    }

    private static int Hash(ImmutableHashSet<string> items)
    {
        var sum = items.Count;
        foreach (var item in items) sum += string.GetHashCode(item, StringComparison.Ordinal);
        return sum;
    }
}
