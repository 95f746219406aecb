using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>Gives every different set of labels and images that services ask for a small number.</summary>
internal sealed class ConstraintTable
{
    private readonly Dictionary<(ImmutableHashSet<string> Labels, string? Image), int> _byReference = [];
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly List<Constraint> _constraints = [];

    public IReadOnlyList<Constraint> All => _constraints;

    /// <summary>The number for one service; sets are compared by identity first, which costs no look at their content.</summary>
    public int Of(ScheduledService service)
    {
        var key = (service.Labels, service.Image);
        if (!_byReference.TryGetValue(key, out var number))
        {
            number = Of([service]);
            _byReference.Add(key, number);
        }

        return number;
    }

    /// <summary>The number for services that share a node: all their labels and images.</summary>
    public int Of(IReadOnlyCollection<ScheduledService> services)
    {
        var labels = services.SelectMany(service => service.Labels).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToImmutableArray();
        var images = services.Select(service => service.Image).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToImmutableArray();
        var text = string.Join('\0', labels.Select(label => "l" + label).Concat(images.Select(image => "i" + image)));
        if (!_byText.TryGetValue(text, out var number))
        {
            number = _constraints.Count;
            _constraints.Add(new Constraint(labels, images));
            _byText.Add(text, number);
        }

        return number;
    }
}
