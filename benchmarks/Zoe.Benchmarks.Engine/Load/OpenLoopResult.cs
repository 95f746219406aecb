namespace Zoe.Benchmarks.Engine.Load;

/// <summary>Result of submissions at a constant rate.</summary>
/// <param name="Cores">Cores that the server used.</param>
/// <param name="SubmitMedian">Milliseconds until accepted, median.</param>
/// <param name="SubmitP99">The same, 99th percentile.</param>
/// <param name="RunningMedian">Milliseconds until durably running, median.</param>
/// <param name="RunningP99">The same, 99th percentile.</param>
internal sealed record OpenLoopResult(
    double Cores, double SubmitMedian, double SubmitP99, double RunningMedian, double RunningP99);
