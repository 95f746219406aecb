namespace Zoe.Scheduler;

/// <summary>
/// Decides which services start on which nodes. A pure function: no clock, no I/O, no randomness except the request's seed, so
/// that the same request gives the same plan on every machine.
/// </summary>
public interface IScheduler
{
    /// <summary>The name under which configuration selects this scheduler.</summary>
    string Name { get; }

    /// <summary>Plans placements and releases.</summary>
    Plan Plan(PlanRequest request);
}
