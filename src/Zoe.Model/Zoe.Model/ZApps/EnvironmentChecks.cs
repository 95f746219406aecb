using System.Buffers;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Placeholders;

namespace Zoe.Model.ZApps;

/// <summary>Checks environment variables and the placeholders in them.</summary>
internal static class EnvironmentChecks
{
    /// <summary>Up to this number of variables a linear search for duplicates is faster than a set.</summary>
    private const int MaxLinearSearch = 16;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("= \t\r\n\0");

    public static void Check(ZAppService service, ServicePath at, ServiceNameIndex names, ZApp zapp, DiagnosticBag bag)
    {
        if (service.Environment.IsDefault)
            return;
        var variables = service.Environment.AsSpan();
        HashSet<string>? seen = variables.Length > MaxLinearSearch ? new(variables.Length) : null;
        for (var i = 0; i < variables.Length; i++)
        {
            var (name, value) = variables[i];
            if (name is not null)
            {
                CheckName(name, i, at, bag);
                if (seen is null ? HasDuplicate(variables[..i], name) : !seen.Add(name))
                {
                    bag.Add(
                        ZAppRules.DuplicateEnvironmentVariable,
                        $"{at}/environment/{i}/0",
                        $"Variable '{TextChecks.Truncate(name)}' is set twice; this later value wins.");
                }
            }

            if (value?.Contains('\0') == true)
                TextChecks.CheckNoNull(value, at, $"environment/{i}/1", bag);
            if (value is not null && value.AsSpan().ContainsAny('{', '}'))
                CheckPlaceholders(value, i, at, names, zapp, bag);
        }
    }

    private static bool HasDuplicate(ReadOnlySpan<EnvironmentVariable> earlier, string name)
    {
        foreach (ref readonly var variable in earlier)
        {
            if (string.Equals(variable.Name, name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static void CheckName(string name, int index, ServicePath at, DiagnosticBag bag)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny(NotInNames))
        {
            bag.Add(
                ZAppRules.EnvironmentName,
                $"{at}/environment/{index}/0",
                $"'{TextChecks.Truncate(name)}' cannot name a variable; use a name without '=' and blanks.");
        }
    }

    private static void CheckPlaceholders(
        string value, int index, ServicePath at, ServiceNameIndex names, ZApp zapp, DiagnosticBag bag)
    {
        var scanner = new PlaceholderScanner(value);
        while (scanner.Next())
        {
            if (scanner.Kind == PlaceholderKind.UnmatchedBrace)
            {
                bag.Add(
                    ZAppRules.UnmatchedBrace,
                    $"{at}/environment/{index}/1",
                    $"'{scanner.Value}' stands alone; write '{scanner.Value}{scanner.Value}' for a literal brace.");
            }
            else if (scanner.Kind == PlaceholderKind.Placeholder)
            {
                CheckName(scanner.Value, index, at, names, zapp, bag);
            }
        }
    }

    private static void CheckName(
        ReadOnlySpan<char> name, int index, ServicePath at, ServiceNameIndex names, ZApp zapp, DiagnosticBag bag)
    {
        foreach (var known in PlaceholderNames.Environment)
        {
            if (name.SequenceEqual(known))
                return;
        }

        var pointer = $"{at}/environment/{index}/1";
        if (!name.StartsWith(PlaceholderNames.DnsNamePrefix))
        {
            var text = TextChecks.Truncate(name.ToString());
            bag.Add(
                ZAppRules.UnknownPlaceholder,
                pointer,
                $"'{{{text}}}' is not a placeholder.{PlaceholderHint(text)} Write '{{{{' and '}}}}' for literal braces.");
            return;
        }

        var instance = name[PlaceholderNames.DnsNamePrefix.Length..];
        if (!names.TryResolve(instance, out var service, out var counter))
        {
            bag.Add(ZAppRules.UnknownDnsName, pointer, UnknownInstance(instance.ToString(), zapp));
        }
        else if (counter >= zapp.Services[service].TotalCount)
        {
            var target = zapp.Services[service];
            bag.Add(
                ZAppRules.DnsCounterTooHigh,
                pointer,
                $"'{TextChecks.Truncate(instance.ToString())}' does not exist: the last instance of '{target.Name}' is '{target.Name}{target.TotalCount - 1}'.");
        }
    }

    private static string PlaceholderHint(string name)
    {
        var hint = NearestName.Hint(name, PlaceholderNames.Environment);
        return hint.Length > 0
            ? hint
            : $" Known ones: {string.Join(", ", PlaceholderNames.Environment.Select(static known => $"{{{known}}}"))}, {{dns_name#<service><n>}}.";
    }

    private static string UnknownInstance(string instance, ZApp zapp)
    {
        var known = zapp.Services.Where(static service => service.Name is not null).Select(static service => service.Name + "0");
        var near = NearestName.Find(instance, known.Take(100));
        return $"'{TextChecks.Truncate(instance)}' is no instance of a service here; write a service name and a counter"
            + (near is null ? ", or 'self'." : $". Did you mean '{near}'?");
    }
}
