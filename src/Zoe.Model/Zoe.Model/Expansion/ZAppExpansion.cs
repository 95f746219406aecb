using System.Collections.Immutable;
using System.Text;

namespace Zoe.Model;

/// <summary>Turns the service groups of a valid ZApp into the instances to start.</summary>
public static class ZAppExpansion
{
    /// <summary>
    /// The instances in the order to start them: essential ones first, then by startup order, then as in the document.
    /// </summary>
    /// <exception cref="ArgumentException">The ZApp is not valid; see <see cref="ZAppValidator"/>.</exception>
    public static ImmutableArray<ExpandedService> Expand(ZApp zapp, ExpansionContext context)
    {
        ArgumentNullException.ThrowIfNull(zapp);
        ArgumentNullException.ThrowIfNull(context);
        var names = new ServiceNames(zapp.Services);
        var order = Enumerable.Range(0, zapp.Services.Length).OrderBy(index => zapp.Services[index].StartupOrder).ToArray();
        var result = ImmutableArray.CreateBuilder<ExpandedService>();
        foreach (var essential in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var group in order)
            {
                var service = zapp.Services[group];
                var from = essential ? 0 : service.EssentialCount;
                var to = essential ? service.EssentialCount : service.TotalCount;
                for (var index = from; index < to; index++)
                    result.Add(Instance(service, index, essential, context, names));
            }
        }

        return result.DrainToImmutable();
    }

    /// <summary>Container, host and DNS name of an instance.</summary>
    public static string HostName(string instanceName, long executionId, string deploymentName) =>
        $"{instanceName}-{executionId}-{deploymentName}";

    private static ExpandedService Instance(
        ZAppService service, int index, bool essential, ExpansionContext context, ServiceNames names)
    {
        var name = $"{service.Name}{index}";
        return new ExpandedService
        {
            Name = name,
            Group = service.Name,
            Index = index,
            Essential = essential,
            HostName = HostName(name, context.ExecutionId, context.DeploymentName),
            Environment = Variables(service, name, context, names),
            Definition = service,
        };
    }

    private static ImmutableArray<EnvironmentVariable> Variables(
        ZAppService service, string self, ExpansionContext context, ServiceNames names)
    {
        var result = ImmutableArray.CreateBuilder<EnvironmentVariable>(service.Environment.Length);
        foreach (var (name, value) in service.Environment)
        {
            var variable = new EnvironmentVariable(name, Replace(value, self, context, names));
            var earlier = Position(result, name);
            if (earlier < 0)
                result.Add(variable);
            else
                result[earlier] = variable;
        }

        return result.DrainToImmutable();
    }

    private static int Position(ImmutableArray<EnvironmentVariable>.Builder variables, string name)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            if (variables[i].Name == name)
                return i;
        }

        return -1;
    }

    private static string Replace(string value, string self, ExpansionContext context, ServiceNames names)
    {
        if (!value.AsSpan().ContainsAny('{', '}'))
            return value;
        var text = new StringBuilder();
        var scanner = new PlaceholderScanner(value);
        while (scanner.Next())
        {
            if (scanner.Kind == PlaceholderKind.Placeholder)
                text.Append(Resolve(scanner.Value, self, context, names));
            else
                text.Append(scanner.Value);
        }

        return text.ToString();
    }

    private static string Resolve(ReadOnlySpan<char> name, string self, ExpansionContext context, ServiceNames names)
    {
        switch (name)
        {
            case PlaceholderNames.UserName: return context.UserName;
            case PlaceholderNames.ExecutionId: return context.ExecutionId.ToString();
            case PlaceholderNames.ExecutionName: return context.ExecutionName;
            case PlaceholderNames.DeploymentName: return context.DeploymentName;
        }

        if (!name.StartsWith(PlaceholderNames.DnsNamePrefix))
            throw new ArgumentException($"'{{{name}}}' is not a placeholder; validate the ZApp first.", nameof(name));
        var instance = name[PlaceholderNames.DnsNamePrefix.Length..];
        if (instance is PlaceholderNames.Self)
            instance = self;
        else if (!names.TryResolve(instance, out _, out _))
            throw new ArgumentException($"'{instance}' is no instance of a service; validate the ZApp first.", nameof(name));
        return context.DnsName(HostName(instance.ToString(), context.ExecutionId, context.DeploymentName));
    }
}
