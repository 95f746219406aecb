using System.Collections.Immutable;

namespace Zoe.Scheduler.Sessions;

/// <summary>Counts nodes by kind and detail of their obstacle, with the smallest shortfall.</summary>
internal sealed class ObstacleCounter
{
    private readonly Dictionary<(ObstacleKind Kind, string Detail), (int Nodes, long Shortfall)> _counts = [];

    public void Add(ObstacleKind kind, string detail, long shortfall)
    {
        var key = (kind, detail);
        _counts[key] = _counts.TryGetValue(key, out var count)
            ? (count.Nodes + 1, Math.Min(count.Shortfall, shortfall))
            : (1, shortfall);
    }

    public ImmutableArray<Obstacle> ToImmutable() =>
    [
        .. _counts.Select(count => new Obstacle(count.Key.Kind, count.Value.Nodes, count.Key.Detail, count.Value.Shortfall))
            .OrderBy(obstacle => obstacle.Kind).ThenBy(obstacle => obstacle.Detail, StringComparer.Ordinal),
    ];
}
