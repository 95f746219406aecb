namespace Zoe.Hosting.Statistics;

/// <summary>Tells which nodes do not answer now: what runs on them goes on, perhaps, and cannot be reached.</summary>
public interface INodeOutages
{
    /// <summary>The outage of a node; null while it answers, or when there is no such node.</summary>
    NodeOutage? Find(string node);
}
