namespace Zoe.Benchmarks.Engine.Runs;

/// <summary>The growth curve, and how long a restart takes at its end.</summary>
/// <param name="Steps">From few to many running services.</param>
/// <param name="RestartSeconds">From the start of a process until it has accepted a submission.</param>
internal sealed record GrowthReport(IReadOnlyList<GrowthResult> Steps, double RestartSeconds);
