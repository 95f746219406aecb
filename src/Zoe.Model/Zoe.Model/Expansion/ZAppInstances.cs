using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>
/// The instances of a ZApp, worked out once; what depends on the execution is filled in later, for one instance at a
/// time and at the cost of that instance alone. Safe for concurrent use.
/// </summary>
public sealed class ZAppInstances
{
    private readonly ServiceNames _names;
    private readonly FrozenDictionary<string, ServiceInstance> _byName;
    private readonly FrozenDictionary<string, ZAppService> _groups;

    /// <summary>Works out the instances.</summary>
    /// <param name="zapp">A valid ZApp; see <see cref="ZAppValidator"/>.</param>
    public ZAppInstances(ZApp zapp)
    {
        ArgumentNullException.ThrowIfNull(zapp);
        _names = new ServiceNames(zapp.Services);
        All = List(zapp.Services);
        // Of a ZApp that is not valid the first of a name counts.
        _byName = All.DistinctBy(static instance => instance.Name)
            .ToFrozenDictionary(static instance => instance.Name, StringComparer.Ordinal);
        _groups = zapp.Services.DistinctBy(static service => service.Name)
            .ToFrozenDictionary(static service => service.Name, StringComparer.Ordinal);
    }

    /// <summary>Essential instances first, then by startup order, then as in the document.</summary>
    public ImmutableArray<ServiceInstance> All { get; }

    /// <summary>The instance of a name such as <c>worker0</c>; null when there is none.</summary>
    public ServiceInstance? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The description of a group; null when there is none.</summary>
    public ZAppService? FindGroup(string name) => _groups.GetValueOrDefault(name);

    /// <summary>Fills in what is known of the execution.</summary>
    /// <exception cref="ArgumentException">The ZApp is not valid; see <see cref="ZAppValidator"/>.</exception>
    public ExpandedService Expand(ServiceInstance instance, ExpansionContext context)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(context);
        return new ExpandedService
        {
            Name = instance.Name,
            Group = instance.Definition.Name,
            Index = instance.Index,
            Essential = instance.Essential,
            HostName = ZAppExpansion.HostName(instance.Name, context.ExecutionId, context.DeploymentName),
            Environment = Variables(instance, context),
            Definition = instance.Definition,
        };
    }

    private static ImmutableArray<ServiceInstance> List(ImmutableArray<ZAppService> services)
    {
        var ordered = services.OrderBy(static service => service.StartupOrder).ToArray();
        var result = ImmutableArray.CreateBuilder<ServiceInstance>();
        foreach (var essential in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var service in ordered)
            {
                var from = essential ? 0 : service.EssentialCount;
                var to = essential ? service.EssentialCount : service.TotalCount;
                for (var index = from; index < to; index++)
                    result.Add(new ServiceInstance($"{service.Name}{index}", index, essential, service));
            }
        }

        return result.DrainToImmutable();
    }

    private ImmutableArray<EnvironmentVariable> Variables(ServiceInstance instance, ExpansionContext context)
    {
        var environment = instance.Definition.Environment;
        var values = new PlaceholderValues(context, _names, instance.Name);
        var result = ImmutableArray.CreateBuilder<EnvironmentVariable>(environment.Length);
        var positions = new Dictionary<string, int>(environment.Length, StringComparer.Ordinal);
        foreach (var (name, value) in environment)
        {
            var variable = new EnvironmentVariable(name, values.Replace(value));
            if (positions.TryAdd(name, result.Count))
                result.Add(variable);
            else
                result[positions[name]] = variable;
        }

        return result.DrainToImmutable();
    }
}
