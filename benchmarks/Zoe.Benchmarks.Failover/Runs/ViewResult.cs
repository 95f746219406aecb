namespace Zoe.Benchmarks.Failover.Runs;

/// <summary>What it costs a host that does not lead to follow.</summary>
/// <param name="Executions">Running executions.</param>
/// <param name="FullSeconds">Reading all of them.</param>
/// <param name="NoChangeSeconds">Reading when nothing has changed.</param>
/// <param name="HundredChangesSeconds">Reading when 100 have changed.</param>
internal sealed record ViewResult(int Executions, double FullSeconds, double NoChangeSeconds, double HundredChangesSeconds);
