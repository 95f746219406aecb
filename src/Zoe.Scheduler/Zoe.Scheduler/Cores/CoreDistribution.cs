using System.Collections.Immutable;

namespace Zoe.Scheduler.Cores;

/// <summary>Distributes unreserved cores of a node among its services.</summary>
public static class CoreDistribution
{
    /// <summary>Services that require this label keep their reservation.</summary>
    public const string FixedLabel = "gpu";

    /// <summary>
    /// Distributes the free milli-cores of a node equally among its services, except the fixed ones; the remainder goes to the
    /// first ones. The order of the services is kept.
    /// </summary>
    public static ImmutableArray<CoreShare> Share(long nodeMillicores, IReadOnlyList<CoreShare> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var free = Math.Max(0, nodeMillicores - services.Sum(service => service.Millicores));
        var recipients = services.Count(service => !service.IsFixed);
        if (recipients == 0) return [.. services];
        var (each, rest) = Math.DivRem(free, recipients);
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
