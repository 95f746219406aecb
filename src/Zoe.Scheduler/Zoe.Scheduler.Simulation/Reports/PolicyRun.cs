namespace Zoe.Scheduler.Simulation.Reports;

/// <summary>A simulation run with the names of its policies.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Order">The queue order.</param>
/// <param name="Placement">The placement policy.</param>
/// <param name="Run">The results.</param>
public sealed record PolicyRun(string Mode, string Order, string Placement, SimulationRun Run)
{
    /// <summary>A short label.</summary>
    public string Label => $"{Mode} / {Order}";
}
