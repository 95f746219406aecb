using Zoe.Backends.Drivers;

namespace Zoe.Web.Startup;

/// <summary>Limits client connections when file descriptors are few, since the server needs some itself.</summary>
internal static class ConnectionLimit
{
    // Above this, memory is the limit.
    private const int ManyDescriptors = 65_536;

    /// <summary>An eighth of the descriptors, at least half of the reserve; null for no limit.</summary>
    public static long? Of(DescriptorBudget budget) => budget.Limit is { } limit and < ManyDescriptors
        ? Math.Max(budget.Reserve / 2, limit / 8)
        : null;
}
