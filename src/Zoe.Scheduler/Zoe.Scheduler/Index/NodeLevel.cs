namespace Zoe.Scheduler.Index;

/// <summary>The levels of the built-in policies: at most 256, 0 is the best.</summary>
internal static class NodeLevel
{
    public const int Count = 256;

    /// <summary>Levels for free resources; more of them would leave few nodes on each level.</summary>
    public const int FreeSteps = 64;

    private const int Last = Count - 1;

    public static int FewestServices(int services) => Math.Min(services, Last);

    public static int MostServices(int services) => Last - Math.Min(services, Last);

    public static int LeastFree(Resources free, Resources largest) =>
        Math.Clamp((int)(FreeSteps / 2.0 * (Share(free.Millicores, largest.Millicores)
            + Share(free.MemoryBytes, largest.MemoryBytes))), 0, FreeSteps - 1);

    public static int MostFree(Resources free, Resources largest) => FreeSteps - 1 - LeastFree(free, largest);

    public static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
