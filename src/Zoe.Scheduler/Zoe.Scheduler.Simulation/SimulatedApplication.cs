namespace Zoe.Scheduler.Simulation;

/// <summary>An application of a workload with identical components, some of them elastic.</summary>
/// <param name="Submitted">Time of submission since the start of the simulation.</param>
/// <param name="Duration">Duration with all its components; more than zero.</param>
/// <param name="Core">Number of essential components, at least one.</param>
/// <param name="Elastic">Number of elastic components.</param>
/// <param name="Demand">Resources that one component reserves.</param>
public sealed record SimulatedApplication(TimeSpan Submitted, TimeSpan Duration, int Core, int Elastic, Resources Demand)
{
    /// <summary>Number of all components.</summary>
    public int Components => Core + Elastic;
}
