using Zoe.Model.Diagnostics;

namespace Zoe.Model.Shop;

/// <summary>Checks a number against the bounds of its parameter.</summary>
internal static class ParameterBoundsCheck
{
    /// <summary>The violated rule and the message after the subject, or null when the number is valid.</summary>
    public static (DiagnosticRule Rule, string Reason)? Explain(ShopParameter parameter, long number)
    {
        if (parameter.Min > parameter.Max)
            return null;
        if (number < parameter.Min || number > parameter.Max)
        {
            return (
                ShopRules.ValueOutOfRange,
                $"{number} is out of range; write a number from {parameter.Min} to {parameter.Max}.");
        }

        if (parameter is { Step: > 1, Min: { } min } && ((Int128)number - min) % parameter.Step.Value != 0)
        {
            return (
                ShopRules.ValueNotOnStep,
                $"{number} is between two steps; write {min} plus a multiple of {parameter.Step}.");
        }

        return null;
    }
}
