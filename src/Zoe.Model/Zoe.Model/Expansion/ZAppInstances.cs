using System.Collections.Frozen;
using System.Collections.Immutable;
using Zoe.Model.Placeholders;

namespace Zoe.Model.Expansion;

/// <summary>
/// The instances of a ZApp, computed once; <see cref="Expand"/> then fills in the properties of an execution for a single
/// instance. Thread-safe.
/// </summary>
public sealed class ZAppInstances
{
    private readonly ServiceNameIndex _names;
    private readonly FrozenDictionary<string, ServiceInstance> _byName;
    private readonly FrozenDictionary<string, ZAppService> _groups;

    /// <summary>Computes the instances.</summary>
    /// <param name="zapp">A valid ZApp; see <see cref="ZAppValidator"/>.</param>
    public ZAppInstances(ZApp zapp)
    {
        ArgumentNullException.ThrowIfNull(zapp);
        _names = new ServiceNameIndex(zapp.Services);
        All = List(zapp.Services);
        // In an invalid ZApp with duplicate names, the first instance is used.
        _byName = All.DistinctBy(static instance => instance.Name)
            .ToFrozenDictionary(static instance => instance.Name, StringComparer.Ordinal);
        _groups = zapp.Services.DistinctBy(static service => service.Name)
            .ToFrozenDictionary(static service => service.Name, StringComparer.Ordinal);
    }

    /// <summary>Essential instances first, then by startup order, then in document order.</summary>
    public ImmutableArray<ServiceInstance> All { get; }

    /// <summary>The instance with a name such as <c>worker0</c>, or null.</summary>
    public ServiceInstance? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The group with a name, or null.</summary>
    public ZAppService? FindGroup(string name) => _groups.GetValueOrDefault(name);

    /// <summary>Fills in the properties of an execution.</summary>
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
