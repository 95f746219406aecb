using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Placeholders;

namespace Zoe.Model.ZApps;

/// <summary>Checks ports and their URL templates.</summary>
internal static class PortChecks
{
    public const string Tcp = "tcp";
    public const string Udp = "udp";
    public const int MaxPort = 65_535;

    /// <summary>Value for a port number that could not be parsed and was reported.</summary>
    public const int UnparsedPort = int.MinValue;

    private static readonly string[] Protocols = [Tcp, Udp];

    public static void Check(ImmutableArray<ZAppPort> ports, ServicePath at, DiagnosticBag bag)
    {
        if (ports.IsDefault)
            return;
        HashSet<(int, string)>? seen = null;
        for (var i = 0; i < ports.Length; i++)
        {
            var port = ports[i];
            CheckName(port.Name, i, at, bag);
            CheckNumber(port.PortNumber, i, at, bag);
            CheckProtocol(port.Protocol, i, at, bag);
            if (port.UrlTemplate is { } template)
            {
                CheckScheme(template, i, at, bag);
                if (template.AsSpan().ContainsAny('{', '}'))
                    CheckTemplate(template, $"{at}/ports/{i}/url_template", bag);
            }

            if (ports.Length > 1
                && port is { PortNumber: > 0, Protocol: not null }
                && !(seen ??= []).Add((port.PortNumber, port.Protocol)))
            {
                bag.Add(
                    ZAppRules.DuplicatePort,
                    $"{at}/ports/{i}/port_number",
                    $"Port {port.PortNumber}/{port.Protocol} is listed twice; remove one of them.");
            }
        }
    }

    public static void CheckNumber(int number, int index, ServicePath at, DiagnosticBag bag)
    {
        if (number is UnparsedPort or (>= 1 and <= MaxPort))
            return;
        bag.Add(
            ShapeRules.OutOfRange,
            $"{at}/ports/{index}/port_number",
            $"'port_number' is {number}; write a number between 1 and {MaxPort}.");
    }

    public static void CheckName(string? name, int index, ServicePath at, DiagnosticBag bag)
    {
        if (name is null)
            return;
        if (name.Length < TextChecks.MinNameLength)
        {
            bag.Add(
                ShapeRules.TextLength,
                $"{at}/ports/{index}/name",
                $"Port name '{name}' is too short; write 3 characters or more.");
        }
        else
        {
            TextChecks.HasControlCharacter(name, at, $"ports/{index}/name", bag);
        }
    }

    /// <summary>True for http and https, ignoring case.</summary>
    public static bool IsLinkScheme(ReadOnlySpan<char> scheme) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase);

    /// <summary>The scheme must be literal; from a placeholder it could become <c>javascript:</c>.</summary>
    private static void CheckScheme(string template, int index, ServicePath at, DiagnosticBag bag)
    {
        var end = template.IndexOf("://", StringComparison.Ordinal);
        if (TextChecks.HasControlCharacter(template, at, $"ports/{index}/url_template", bag)
            || (end > 0 && IsLinkScheme(template.AsSpan(0, end))))
        {
            return;
        }

        bag.Add(
            ZAppRules.UrlScheme,
            $"{at}/ports/{index}/url_template",
            $"'{TextChecks.Truncate(template)}' does not begin with http:// or https://; write for example http://{{ip_port}}/.");
    }

    private static void CheckProtocol(string? protocol, int index, ServicePath at, DiagnosticBag bag)
    {
        if (protocol is null or Tcp or Udp)
            return;
        bag.Add(
            ShapeRules.UnknownValue,
            $"{at}/ports/{index}/protocol",
            $"'{TextChecks.Truncate(protocol)}' is not a protocol; write \"tcp\" or \"udp\".{NearestName.Hint(protocol, Protocols)}");
    }

    private static void CheckTemplate(string template, string pointer, DiagnosticBag bag)
    {
        var scanner = new PlaceholderScanner(template);
        while (scanner.Next())
        {
            if (scanner.Kind == PlaceholderKind.UnmatchedBrace)
            {
                bag.Add(
                    ZAppRules.UnmatchedBrace,
                    pointer,
                    $"'{scanner.Value}' stands alone; write '{scanner.Value}{scanner.Value}' for a literal brace.");
            }
            else if (scanner.Kind == PlaceholderKind.Placeholder
                && scanner.Value is not (PlaceholderNames.IpPort or PlaceholderNames.ProxyPath))
            {
                var name = TextChecks.Truncate(scanner.Value.ToString());
                bag.Add(
                    ZAppRules.UnknownPlaceholder,
                    pointer,
                    $"'{{{name}}}' is not a placeholder of URL templates; use {{ip_port}} or {{proxy_path}}.{NearestName.Hint(name, PlaceholderNames.Url)}");
            }
        }
    }
}
