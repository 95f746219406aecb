using Zoe.Model.Diagnostics;
using Zoe.Model.Json;

namespace Zoe.Model.Shop;

/// <summary>Checks one parameter of a manifest.</summary>
internal static class ShopParameterChecks
{
    public static void Check(ShopParameter parameter, string at, DiagnosticBag bag)
    {
        ShopManifestChecks.CheckText(parameter.Name, "name", at, bag);
        ShopManifestChecks.CheckText(parameter.ReadableName, "readable_name", at, bag);
        if (parameter.Type == ShopParameterType.Text)
            CheckText(parameter, at, bag);
        else if (parameter.Type == ShopParameterType.Integer)
            CheckInteger(parameter, at, bag);
    }

    private static void CheckText(ShopParameter parameter, string at, DiagnosticBag bag)
    {
        if (parameter.Kind == ShopParameterKind.ServiceCount)
        {
            bag.Add(
                ShopRules.CountType, at + "/type", "A service_count is a whole number; write \"integer\" as the type.");
        }
        else if (parameter.Default.Number is { } number)
        {
            bag.Add(
                ShapeRules.WrongType,
                at + "/default",
                $"The default of a string parameter must be a string; write \"{number}\", or \"integer\" as the type.");
        }

        foreach (var (key, bound) in Bounds(parameter))
        {
            if (bound is not null)
            {
                bag.Add(
                    ShopRules.BoundsOnText,
                    $"{at}/{key}",
                    $"A string parameter has no '{key}'; remove it, or write \"integer\" as the type.");
            }
        }
    }

    private static IEnumerable<(string Key, long? Value)> Bounds(ShopParameter parameter) =>
        [("min", parameter.Min), ("max", parameter.Max), ("step", parameter.Step)];

    private static void CheckInteger(ShopParameter parameter, string at, DiagnosticBag bag)
    {
        if (parameter.Default.Text is not null)
        {
            bag.Add(
                ShapeRules.WrongType,
                at + "/default",
                "The default of an integer parameter must be a whole number without quotes.");
        }

        if (parameter.Step < 1)
            bag.Add(ShapeRules.OutOfRange, at + "/step", $"'step' is {parameter.Step}; write 1 or more.");
        if (parameter.Min > parameter.Max)
        {
            bag.Add(
                ShopRules.ParameterBounds,
                at + "/min",
                $"'min' {parameter.Min} is above 'max' {parameter.Max}; lower the one or raise the other.");
        }

        if (parameter is { Kind: ShopParameterKind.ServiceCount, Min: < 1 })
        {
            bag.Add(
                ShapeRules.OutOfRange, at + "/min", $"'min' is {parameter.Min}; a service_count is 1 or more.");
        }

        if (parameter.Default.Number is { } number && ParameterBoundsCheck.Explain(parameter, number) is var (_, reason))
            bag.Add(ShopRules.ParameterDefault, at + "/default", $"The default {reason}");
    }
}
