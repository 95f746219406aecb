using System.Globalization;
using System.Text;
using Zoe.Model.Placeholders;

namespace Zoe.Model.Expansion;

/// <summary>Replaces placeholders in the environment of one instance.</summary>
internal sealed class PlaceholderValues(ExpansionContext context, ServiceNameIndex names, string self)
{
    /// <exception cref="ArgumentException">A placeholder is not known.</exception>
    public string Replace(string value)
    {
        if (!value.AsSpan().ContainsAny('{', '}'))
            return value;
        var text = new StringBuilder();
        var scanner = new PlaceholderScanner(value);
        while (scanner.Next())
        {
            if (scanner.Kind == PlaceholderKind.Placeholder)
                text.Append(Resolve(scanner.Value));
            else
                text.Append(scanner.Value);
        }

        return text.ToString();
    }

    private string Resolve(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case PlaceholderNames.UserName: return context.UserName;
            case PlaceholderNames.ExecutionId: return context.ExecutionId.ToString(CultureInfo.InvariantCulture);
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
        return context.DnsName(ZAppExpansion.HostName(instance.ToString(), context.ExecutionId, context.DeploymentName));
    }
}
