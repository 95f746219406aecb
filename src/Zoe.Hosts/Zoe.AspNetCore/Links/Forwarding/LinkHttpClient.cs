using System.Net;
using System.Text;

namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Connects to services over HTTP/1.1 without TLS, the protocol of their published ports.</summary>
internal sealed class LinkHttpClient : IDisposable
{
    /// <summary>The version of HTTP.</summary>
    public static readonly Version Version = HttpVersion.Version11;

    /// <summary>Does not follow redirects, store cookies, or decompress bodies; keeps header bytes unchanged.</summary>
    public HttpMessageInvoker Invoker { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
    });

    /// <inheritdoc/>
    public void Dispose() => Invoker.Dispose();
}
