using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Zoe.Backends.Docker.Engine;

/// <summary>Where an engine listens: a Unix socket, or a host and port.</summary>
/// <param name="SocketPath">Path of the socket; null for TCP.</param>
/// <param name="Host">Host name or address; empty for a Unix socket.</param>
/// <param name="Port">TCP port; 0 for a Unix socket.</param>
internal sealed record EngineAddress(string? SocketPath, string Host, int Port)
{
    private const int DefaultPort = 2375;
    private const int DefaultTlsPort = 2376;

    /// <summary>What an address may look like, for error messages.</summary>
    public const string Forms = "'unix:///path/to/docker.sock', 'tcp://host:port' or 'host:port'";

    /// <summary>Reads one of the <see cref="Forms"/>. Without a port it is 2375, or 2376 with TLS.</summary>
    public static bool TryParse(string text, bool tls, [NotNullWhen(true)] out EngineAddress? address)
    {
        address = null;
        const string unix = "unix://";
        if (text.StartsWith(unix, StringComparison.Ordinal))
        {
            var path = text[unix.Length..];
            if (!path.StartsWith('/')) return false;
            address = new EngineAddress(path, "", 0);
            return true;
        }

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && text[..scheme] is not ("tcp" or "http" or "https")) return false;
        var rest = (scheme < 0 ? text : text[(scheme + 3)..]).TrimEnd('/');
        if (!Uri.TryCreate("tcp://" + rest, UriKind.Absolute, out var uri)
            || uri.Host.Length == 0 || uri.PathAndQuery.Length > 1 || uri.UserInfo.Length > 0 || uri.Port == 0) return false;
        var port = uri.Port > 0 ? uri.Port : tls ? DefaultTlsPort : DefaultPort;
        address = new EngineAddress(SocketPath: null, uri.IdnHost, port);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => SocketPath is null
        ? string.Create(CultureInfo.InvariantCulture, $"tcp://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}")
        : "unix://" + SocketPath;
}
