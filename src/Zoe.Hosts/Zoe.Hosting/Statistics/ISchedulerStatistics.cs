namespace Zoe.Hosting.Statistics;

/// <summary>Gives the engine's view of queues and nodes.</summary>
public interface ISchedulerStatistics
{
    /// <summary>The latest view; empty until the engine has seen its nodes once.</summary>
    SchedulerStatistics Current { get; }

    /// <summary>True when at least one node answers; cheaper than to ask for everything.</summary>
    bool HasOnlineNode => Current.Nodes.Any(node => node.Node.Online);
}
