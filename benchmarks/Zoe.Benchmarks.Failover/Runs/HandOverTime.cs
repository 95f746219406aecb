namespace Zoe.Benchmarks.Failover.Runs;

/// <summary>Seconds after the signal to a leader.</summary>
/// <param name="Former">The host that led.</param>
/// <param name="Leader">Until another host had the next epoch.</param>
/// <param name="Running">Until a submission that another host got after the signal was running.</param>
internal sealed record HandOverTime(string Former, double Leader, double Running)
{
    /// <summary>What a submission through the other host took right before, with the former leader.</summary>
    public double Usual { get; init; }
}
