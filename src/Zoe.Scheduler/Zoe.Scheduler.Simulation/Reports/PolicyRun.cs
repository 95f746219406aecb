namespace Zoe.Scheduler.Simulation;

/// <summary>A run together with the names of the policies that it was made with.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Order">The queue order.</param>
/// <param name="Placement">The placement policy.</param>
/// <param name="Run">What came of it.</param>
public sealed record PolicyRun(string Mode, string Order, string Placement, SimulationRun Run)
{
    /// <summary>The names in short.</summary>
    public string Label => $"{Mode} / {Order}";
}
