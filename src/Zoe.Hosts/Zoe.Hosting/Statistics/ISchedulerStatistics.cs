namespace Zoe.Hosting.Statistics;

/// <summary>The engine's view of queues and nodes.</summary>
public interface ISchedulerStatistics
{
    /// <summary>The latest view; empty until the engine has listed its nodes.</summary>
    SchedulerStatistics Current { get; }

    /// <summary>True when at least one node is online; cheaper than <see cref="Current"/>.</summary>
    bool HasOnlineNode => Current.Nodes.Any(node => node.Node.Online);
}
