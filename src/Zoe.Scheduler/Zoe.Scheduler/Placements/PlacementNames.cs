namespace Zoe.Scheduler;

/// <summary>Names of the built-in placement policies.</summary>
public static class PlacementNames
{
    /// <summary>The node with the fewest services: spreads the load.</summary>
    public const string Average = "average";

    /// <summary>The node with the most services: fills one node after the other.</summary>
    public const string Waterfill = "waterfill";

    /// <summary>Any node that fits, drawn from the seed.</summary>
    public const string Random = "random";
}
