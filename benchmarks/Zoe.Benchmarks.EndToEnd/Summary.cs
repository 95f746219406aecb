namespace Zoe.Benchmarks.EndToEnd;

/// <summary>A distribution in short.</summary>
internal sealed record Summary(double Median, double P95, double Max)
{
    public static Summary Of(IEnumerable<TimeSpan> values)
    {
        var sorted = values.Select(value => Math.Round(value.TotalMilliseconds, 1)).Order().ToList();
        return new Summary(sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.95)], sorted[^1]);
    }
}
