namespace Zoe.Benchmarks.Failover.Runs;

/// <summary>The times of all rounds in which a leader ended in one way.</summary>
/// <param name="End">How the leader ended.</param>
/// <param name="Times">The rounds.</param>
internal sealed record HandOverResult(string End, IReadOnlyList<HandOverTime> Times)
{
    public (double Median, double Max) Leader => Summarise(time => time.Leader);

    public (double Median, double Max) Running => Summarise(time => time.Running);

    public (double Median, double Max) Usual => Summarise(time => time.Usual);

    private (double Median, double Max) Summarise(Func<HandOverTime, double> select)
    {
        var sorted = Times.Select(select).Order().ToList();
        var middle = sorted.Count / 2;
        return (sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[^1]);
    }
}
