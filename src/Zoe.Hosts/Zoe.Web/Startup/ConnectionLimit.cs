using Zoe.Backends.Drivers;

namespace Zoe.Web.Startup;

/// <summary>How many connections clients may have, where descriptors are few: the server needs some for its own work.</summary>
internal static class ConnectionLimit
{
    // From here on connections are bounded by memory first.
    private const int ManyDescriptors = 65_536;

    /// <summary>Null for no limit; otherwise an eighth of the descriptors, at least half of the reserve.</summary>
    public static long? Of(DescriptorBudget budget) => budget.Limit is { } limit and < ManyDescriptors
        ? Math.Max(budget.Reserve / 2, limit / 8)
        : null;
}
