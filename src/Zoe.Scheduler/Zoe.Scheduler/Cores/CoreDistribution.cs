using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>Lets the services of a node use cores that nobody reserved.</summary>
public static class CoreDistribution
{
    /// <summary>Services that ask for this label keep what they reserved.</summary>
    public const string FixedLabel = "gpu";

    /// <summary>
    /// Shares the free milli-cores of a node equally among its services, except the fixed ones; what does not divide
    /// evenly goes to the first. With nothing free, everyone keeps what it reserved. The order stays as it is.
    /// </summary>
    public static ImmutableArray<CoreShare> Share(long nodeMillicores, IReadOnlyList<CoreShare> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var free = Math.Max(0, nodeMillicores - services.Sum(service => service.Millicores));
        var takers = services.Count(service => !service.IsFixed);
        if (takers == 0) return [.. services];
        var (each, rest) = Math.DivRem(free, takers);
        var shares = ImmutableArray.CreateBuilder<CoreShare>(services.Count);
        foreach (var service in services)
        {
            if (service.IsFixed)
            {
                shares.Add(service);
                continue;
            }

            shares.Add(service with { Millicores = service.Millicores + each + (rest > 0 ? 1 : 0) });
            rest--;
        }

        return shares.MoveToImmutable();
    }
}
