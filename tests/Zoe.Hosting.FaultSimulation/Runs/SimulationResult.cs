using Zoe.Hosting.FaultSimulation.Checks;

namespace Zoe.Hosting.FaultSimulation.Runs;

/// <summary>The outcome of one seed.</summary>
internal sealed record SimulationResult
{
    public required long Seed { get; init; }

    /// <summary>Null when all invariants held.</summary>
    public required Violation? Violation { get; init; }

    /// <summary>Equal for equal runs.</summary>
    public required ulong TraceHash { get; init; }

    /// <summary>What happened, when it was kept.</summary>
    public required IReadOnlyList<string> Trace { get; init; }

    public required long Steps { get; init; }

    public required int Executions { get; init; }

    public required int Containers { get; init; }

    public required int Hosts { get; init; }
}
