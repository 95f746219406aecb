namespace Zoe.Scheduler;

/// <summary>
/// Creates schedulers of one mode. Implement it and pass it to <see cref="SchedulerCatalog"/> to add a custom scheduler.
/// </summary>
public interface ISchedulerMode
{
    /// <summary>The name under which configuration selects this mode.</summary>
    string Name { get; }

    /// <summary>Creates a scheduler from the selected parts.</summary>
    IScheduler Create(SchedulerParts parts);
}
