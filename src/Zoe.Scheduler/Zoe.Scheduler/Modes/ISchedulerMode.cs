namespace Zoe.Scheduler;

/// <summary>
/// A way of deciding who gets what. Implement it and hand it to <see cref="SchedulerCatalog"/> to plug in a whole
/// scheduler of your own.
/// </summary>
public interface ISchedulerMode
{
    /// <summary>The name under which configuration selects this mode.</summary>
    string Name { get; }

    /// <summary>Builds a scheduler from the chosen parts.</summary>
    IScheduler Create(SchedulerParts parts);
}
