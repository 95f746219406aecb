using System.Text;
using Zoe.Model.Placeholders;

namespace Zoe.Model.Expansion;

/// <summary>Expands the URL templates of ports.</summary>
public static class UrlTemplate
{
    /// <summary>
    /// Replaces <c>{ip_port}</c>, <c>{proxy_path}</c> and doubled braces; leaves other placeholders unchanged.
    /// </summary>
    /// <param name="template">The template of a valid ZApp.</param>
    /// <param name="ipPort">Address and port that users reach, for example <c>10.0.0.5:32768</c>.</param>
    /// <param name="proxyPath">Path prefix of the port at the proxy; empty without a proxy.</param>
    public static string Expand(string template, string ipPort, string proxyPath = "")
    {
        ArgumentNullException.ThrowIfNull(template);
        if (!template.AsSpan().ContainsAny('{', '}'))
            return template;
        var text = new StringBuilder();
        var scanner = new PlaceholderScanner(template);
        while (scanner.Next())
        {
            if (scanner.Kind != PlaceholderKind.Placeholder)
                text.Append(scanner.Value);
            else if (scanner.Value is PlaceholderNames.IpPort)
                text.Append(ipPort);
            else if (scanner.Value is PlaceholderNames.ProxyPath)
                text.Append(proxyPath);
            else
                text.Append('{').Append(scanner.Value).Append('}');
        }

        return text.ToString();
    }
}
