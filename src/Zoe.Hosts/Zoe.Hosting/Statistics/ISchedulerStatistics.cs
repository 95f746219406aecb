namespace Zoe.Hosting;

/// <summary>Gives the engine's view of queues and nodes.</summary>
public interface ISchedulerStatistics
{
    /// <summary>The latest view; empty until the engine has seen its nodes once.</summary>
    SchedulerStatistics Current { get; }
}
