using Zoe.Benchmarks.Engine.Load;

namespace Zoe.Benchmarks.Engine.Runs;

/// <summary>Medians of one pipeline.</summary>
/// <param name="Pipeline">zoe or bare.</param>
/// <param name="Store">sqlite or none.</param>
/// <param name="Closed">Rates of the closed loop.</param>
/// <param name="Open">Submissions at a constant rate.</param>
/// <param name="Sequential">One submission at a time with pauses, on an otherwise idle server.</param>
/// <param name="ResidentMebibytes">Memory of the server at the end.</param>
internal sealed record ThroughputResult(
    string Pipeline, string Store, IReadOnlyList<ClosedLoopResult> Closed, OpenLoopResult Open, OpenLoopResult Sequential, long ResidentMebibytes);
