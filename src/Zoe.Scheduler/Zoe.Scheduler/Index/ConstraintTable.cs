using System.Collections.Immutable;

namespace Zoe.Scheduler.Index;

/// <summary>
/// Deduplicates constraints: services with the same labels and images share one <see cref="Constraint"/>. Caches recently
/// used ones.
/// </summary>
internal sealed class ConstraintTable
{
    /// <summary>Maximum number of cached constraints.</summary>
    public const int Capacity = 4096;

    private static readonly ImmutableHashSet<string> None = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    private readonly GenerationalCache<(ImmutableHashSet<string> Labels, ImmutableHashSet<string> Images), Constraint> _cache =
        new(Capacity / 2, _ => 1, comparer: RequirementComparer.Instance);

    private Constraint _unconstrained = new([], []);

    /// <summary>Number of cached constraints.</summary>
    public int Count => _cache.Count + 1;

    /// <summary>The constraint of one service.</summary>
    public Constraint Of(ScheduledService service) =>
        Of(service.Labels, service.Image is null ? None : None.Add(service.Image));

    /// <summary>The constraint of services on one node: all their labels and images.</summary>
    public Constraint Of(IReadOnlyCollection<ScheduledService> services) => Of(
        None.Union(services.SelectMany(service => service.Labels)),
        None.Union(services.Select(service => service.Image).OfType<string>()));

    /// <summary>Removes all constraints with their node pools.</summary>
    public void Clear()
    {
        _cache.Clear();
        _unconstrained = new Constraint([], []);
    }

    private Constraint Of(ImmutableHashSet<string> labels, ImmutableHashSet<string> images)
    {
        if (labels.IsEmpty && images.IsEmpty) return _unconstrained;
        if (_cache.TryGet((labels, images), out var cached)) return cached;
        var constraint = new Constraint(
            [.. labels.Order(StringComparer.Ordinal)], [.. images.Order(StringComparer.Ordinal)]);
        _cache.Add((labels, images), constraint);
        return constraint;
    }
}
