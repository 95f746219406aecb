using System.Collections.Immutable;
using Zoe.Model.Expansion;

namespace Zoe.Model;

/// <summary>Expands the service groups of a valid ZApp into instances.</summary>
public static class ZAppExpansion
{
    /// <summary>
    /// The instances in startup sequence: essential ones first, then by startup order, then in document order.
    /// </summary>
    /// <exception cref="ArgumentException">The ZApp is not valid; see <see cref="ZAppValidator"/>.</exception>
    public static ImmutableArray<ExpandedService> Expand(ZApp zapp, ExpansionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var instances = new ZAppInstances(zapp);
        return ImmutableArray.CreateRange(instances.All, static (instance, given) => given.instances.Expand(instance, given.context), (instances, context));
    }

    /// <summary>Container, host and DNS name of an instance.</summary>
    public static string HostName(string instanceName, long executionId, string deploymentName) =>
        $"{instanceName}-{executionId}-{deploymentName}";
}
