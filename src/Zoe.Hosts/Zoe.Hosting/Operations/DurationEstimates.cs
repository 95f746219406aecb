using System.Collections.Concurrent;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Operations;

/// <summary>Estimates durations as the median of former runs of the same ZApp by the same user; cached.</summary>
internal sealed class DurationEstimates(IExecutionStore store, ZoeOptions options, TimeProvider time)
{
    private const int MaxRuns = 20;
    private const int MaxCached = 10_000;
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(long UserId, string Application), (TimeSpan? Median, long ReadAt)> _cache = new();

    /// <summary>Null without former runs, or when estimates are switched off.</summary>
    public async ValueTask<TimeSpan?> FindAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (!options.EstimateDurations) return null;
        var key = (submission.Owner.Id, submission.Application.Name);
        if (_cache.TryGetValue(key, out var known) && time.GetElapsedTime(known.ReadAt) < MaxAge) return known.Median;
        var readAt = time.GetTimestamp();
        var median = Median(await store.GetDurationsAsync(key.Id, key.Name, MaxRuns, cancellationToken));
        if (_cache.Count >= MaxCached) _cache.Clear();
        _cache[key] = (median, readAt);
        return median;
    }

    private static TimeSpan? Median(IReadOnlyList<TimeSpan> durations)
    {
        if (durations.Count == 0) return null;
        var sorted = durations.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
