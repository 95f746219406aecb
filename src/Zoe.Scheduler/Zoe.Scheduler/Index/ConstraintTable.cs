using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>
/// Gives services that ask for the same labels and images one <see cref="Constraint"/>. Keeps those that were asked for
/// lately; executions hold on to their own.
/// </summary>
internal sealed class ConstraintTable
{
    /// <summary>At most so many are kept for services to come.</summary>
    public const int Capacity = 4096;

    private static readonly ImmutableHashSet<string> None = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    private readonly RecentCache<(ImmutableHashSet<string> Labels, ImmutableHashSet<string> Images), Constraint> _known =
        new(Capacity / 2, _ => 1, comparer: RequirementComparer.Instance);

    private Constraint _any = new([], []);

    /// <summary>How many are kept.</summary>
    public int Count => _known.Count + 1;

    /// <summary>For one service.</summary>
    public Constraint Of(ScheduledService service) =>
        Of(service.Labels, service.Image is null ? None : None.Add(service.Image));

    /// <summary>For services that share a node: all their labels and images.</summary>
    public Constraint Of(IReadOnlyCollection<ScheduledService> services) => Of(
        None.Union(services.SelectMany(service => service.Labels)),
        None.Union(services.Select(service => service.Image).OfType<string>()));

    /// <summary>Forgets all of them, with the nodes that they found.</summary>
    public void Clear()
    {
        _known.Clear();
        _any = new Constraint([], []);
    }

    private Constraint Of(ImmutableHashSet<string> labels, ImmutableHashSet<string> images)
    {
        if (labels.IsEmpty && images.IsEmpty) return _any;
        if (_known.TryGet((labels, images), out var known)) return known;
        var constraint = new Constraint(
            [.. labels.Order(StringComparer.Ordinal)], [.. images.Order(StringComparer.Ordinal)]);
        _known.Add((labels, images), constraint);
        return constraint;
    }
}
