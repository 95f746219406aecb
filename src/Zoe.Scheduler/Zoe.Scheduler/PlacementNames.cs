namespace Zoe.Scheduler;

/// <summary>
/// Names of the built-in placement policies. All of them prefer nodes with fewer labels, so that labelled nodes stay free for
/// services that require them; ties go to the first node in the cluster view.
/// </summary>
public static class PlacementNames
{
    /// <summary>The node with the fewest services, which spreads the load. 255 and more count as equal.</summary>
    public const string Average = "average";

    /// <summary>The node with the most services, which fills one node after the other. 255 and more count as equal.</summary>
    public const string Waterfill = "waterfill";

    /// <summary>A random node that fits, determined by the seed.</summary>
    public const string Random = "random";

    /// <summary>
    /// The node with the least free resources: free cores and free memory, each as a share of the largest node, summed and
    /// compared in 64 steps.
    /// </summary>
    public const string BestFit = "best-fit";

    /// <summary>The node with the most free resources, in the same steps.</summary>
    public const string WorstFit = "worst-fit";

    /// <summary>The node with the largest dot product of free resources and demand.</summary>
    public const string DotProduct = "dot-product";
}
