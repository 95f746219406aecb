namespace Zoe.Hosting.Statistics;

/// <summary>Current outages of nodes. Services on an unreachable node may still be running.</summary>
public interface INodeOutages
{
    /// <summary>The outage of a node; null while it is reachable, or when it is unknown.</summary>
    NodeOutage? Find(string node);
}
