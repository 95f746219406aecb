namespace Zoe.Scheduler;

/// <summary>
/// Decides what runs where. A pure function: no clock, no I/O, no randomness but the request's seed, so that the same
/// request gives the same plan on every machine.
/// </summary>
public interface IScheduler
{
    /// <summary>The name under which configuration selects this scheduler.</summary>
    string Name { get; }

    /// <summary>Plans what to start, where, and what to release.</summary>
    Plan Plan(PlanRequest request);
}
