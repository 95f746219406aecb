namespace Zoe.Scheduler;

/// <summary>
/// Names of the built-in placement policies. All of them take nodes with fewer labels first, so that labelled nodes
/// stay free for those who ask, and of equal nodes the one that stands first in the cluster view.
/// </summary>
public static class PlacementNames
{
    /// <summary>The node with the fewest services: spreads the load. 255 and more count as equal.</summary>
    public const string Average = "average";

    /// <summary>The node with the most services: fills one node after the other. 255 and more count as equal.</summary>
    public const string Waterfill = "waterfill";

    /// <summary>Any node that fits, drawn from the seed.</summary>
    public const string Random = "random";

    /// <summary>
    /// The node with the least left over: free cores and free memory, each as a share of the largest node, summed and
    /// compared in 64 steps.
    /// </summary>
    public const string BestFit = "best-fit";

    /// <summary>The node with the most left over, in the same steps.</summary>
    public const string WorstFit = "worst-fit";

    /// <summary>The node whose free cores and memory point most in the direction of the demand.</summary>
    public const string DotProduct = "dot-product";
}
