namespace Zoe.Scheduler;

/// <summary>The steps in which built-in policies compare nodes: 256 of them, 0 is the best.</summary>
internal static class NodeLevel
{
    public const int Count = 256;

    private const int Last = Count - 1;

    public static int FewestServices(int services) => Math.Min(services, Last);

    public static int MostServices(int services) => Last - Math.Min(services, Last);

    public static int LeastFree(Resources free, Resources largest) =>
        Math.Clamp((int)(Last / 2.0 * (Share(free.Millicores, largest.Millicores)
            + Share(free.MemoryBytes, largest.MemoryBytes))), 0, Last);

    public static int MostFree(Resources free, Resources largest) => Last - LeastFree(free, largest);

    public static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
