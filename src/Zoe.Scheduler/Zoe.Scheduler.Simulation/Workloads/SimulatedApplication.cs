namespace Zoe.Scheduler.Simulation;

/// <summary>An application of a workload: components that are all alike, some of them elastic.</summary>
/// <param name="Submitted">When it is submitted, from the start of the simulation.</param>
/// <param name="Duration">How long it runs with all its components; more than zero.</param>
/// <param name="Core">Components without which it makes no progress, at least one.</param>
/// <param name="Elastic">Components that make it faster.</param>
/// <param name="Demand">What one component reserves.</param>
public sealed record SimulatedApplication(TimeSpan Submitted, TimeSpan Duration, int Core, int Elastic, Resources Demand)
{
    /// <summary>All its components.</summary>
    public int Components => Core + Elastic;
}
