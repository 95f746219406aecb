using System.Collections.Immutable;
using System.Globalization;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;
using Zoe.Model.Shop;
using Zoe.Model.ZApps;

namespace Zoe.Model;

/// <summary>
/// Applies shop parameters to a ZApp and validates their types, bounds and steps. Used by the web form, the API and the command
/// line.
/// </summary>
public static class ZAppParameters
{
    /// <summary>
    /// Adds the labels of the shop entry and sets each parameter to the user's value or its default; a parameter with neither is
    /// ignored.
    /// </summary>
    /// <param name="zapp">A valid ZApp.</param>
    /// <param name="entry">Its shop entry.</param>
    /// <param name="values">
    /// The user's values by parameter key <c>kind:name</c>, or by <c>name</c> if unique.
    /// </param>
    /// <param name="limits">Limits for the result; null for the defaults.</param>
    /// <returns>The changed and validated ZApp. Diagnostics about a value have the pointer <c>/&lt;name&gt;</c>.</returns>
    public static ParseResult<ZApp> Apply(
        ZApp zapp, ShopZApp entry, IReadOnlyDictionary<string, string> values, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(zapp);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(values);
        limits ??= ReadLimits.Default;
        var bag = new DiagnosticBag(limits.MaxDiagnostics);
        var chosen = Assign(entry.Parameters, values, bag);
        foreach (var parameter in entry.Parameters)
        {
            var value = parameter.Default;
            if (chosen.TryGetValue(parameter.Key, out var text) && Parse(parameter, text, bag) is { } parsed)
                value = parsed;
            if (value != default)
                zapp = Set(zapp, parameter, value, bag);
        }

        zapp = AddLabels(zapp, entry.Labels);
        if (bag.IsEmpty)
            ZAppChecks.Check(zapp, bag, limits);
        return new ParseResult<ZApp>(zapp, bag.WithoutPositions());
    }

    private static Dictionary<string, string> Assign(
        ImmutableArray<ShopParameter> parameters, IReadOnlyDictionary<string, string> values, DiagnosticBag bag)
    {
        var chosen = new Dictionary<string, string>();
        foreach (var (name, value) in values)
        {
            var matches = parameters.Where(parameter => parameter.Key == name || parameter.Name == name).ToList();
            if (matches.Count == 1)
            {
                chosen[matches[0].Key] = value;
                continue;
            }

            var keys = string.Join(", ", parameters.Select(static parameter => parameter.Key));
            bag.Add(
                ShopRules.UnknownParameter,
                JsonPointer.Append("", name),
                matches.Count > 1
                    ? $"Several parameters are called '{name}'; write one of {string.Join(", ", matches.Select(static match => match.Key))}."
                    : $"There is no parameter '{TextChecks.Truncate(name)}'."
                        + NearestName.Hint(name, parameters.Select(static parameter => parameter.Name))
                        + (keys.Length > 0 ? $" There are: {keys}." : " This ZApp has no parameters."));
        }

        return chosen;
    }

    private static ParameterValue? Parse(ShopParameter parameter, string text, DiagnosticBag bag)
    {
        if (parameter.Type == ShopParameterType.Text)
            return new ParameterValue(text, null);
        var pointer = JsonPointer.Append("", parameter.Name);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            bag.Add(
                ShopRules.NotAnInteger,
                pointer,
                $"'{TextChecks.Truncate(text)}' is not a whole number; write one from {parameter.Min} to {parameter.Max}.");
            return null;
        }

        if (ParameterBoundsCheck.Explain(parameter, number) is var (rule, reason))
        {
            bag.Add(rule, pointer, $"{parameter.ReadableName}: {reason}");
            return null;
        }

        return new ParameterValue(null, number);
    }

    private static ZApp Set(ZApp zapp, ShopParameter parameter, ParameterValue value, DiagnosticBag bag)
    {
        var services = zapp.Services.ToBuilder();
        var found = false;
        for (var i = 0; i < services.Count; i++)
        {
            if (Changed(services[i], parameter, value) is not { } changed)
                continue;
            services[i] = changed;
            found = true;
        }

        if (!found)
        {
            var what = parameter.Kind == ShopParameterKind.Environment ? "has the variable" : "is called";
            bag.Add(
                ShopRules.NoTarget,
                JsonPointer.Append("", parameter.Name),
                $"No service {what} '{parameter.Name}'; correct the parameter in the manifest.");
        }

        return zapp with { Services = services.ToImmutable() };
    }

    private static ZAppService? Changed(ZAppService service, ShopParameter parameter, ParameterValue value)
    {
        switch (parameter.Kind)
        {
            case ShopParameterKind.Environment:
                var variables = service.Environment.ToBuilder();
                var found = false;
                for (var i = 0; i < variables.Count; i++)
                {
                    if (variables[i].Name != parameter.Name)
                        continue;
                    variables[i] = variables[i] with { Value = value.ToString() };
                    found = true;
                }

                return found ? service with { Environment = variables.ToImmutable() } : null;
            case ShopParameterKind.Command:
                return service.Name == parameter.Name ? service with { Command = value.ToString() } : null;
            default:
                if (service.Name != parameter.Name)
                    return null;
                var count = (int)Math.Clamp(value.Number ?? 0, 0, int.MaxValue);
                return service with { TotalCount = count, EssentialCount = count };
        }
    }

    private static ZApp AddLabels(ZApp zapp, ImmutableArray<string> labels) => labels.IsEmpty
        ? zapp
        : zapp with
        {
            Services =
            [
                .. zapp.Services.Select(service => service with { Labels = [.. service.Labels.Union(labels)] }),
            ],
        };
}
