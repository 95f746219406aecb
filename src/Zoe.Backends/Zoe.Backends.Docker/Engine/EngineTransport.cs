using System.Net;
using Docker.DotNet;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.NativeHttp;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Docker.Engine;

/// <summary>
/// The connections to one engine. Docker.DotNet.Enhanced 4.3.3 has unsafe defaults for them: at most 10 connections, so that
/// 10 follows block all else; no Unix socket over this transport; a server's TLS certificate is accepted for any host and
/// purpose, and the client's is read once; a request on a kept connection that the engine has closed fails.
/// </summary>
internal sealed class EngineTransport : IAuthProvider
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    private readonly ApiVersion _newest;

    public EngineTransport(EngineAddress address, DockerTlsOptions? tls, ApiVersion newest)
    {
        _newest = newest;
        var connector = new EngineConnector(address, tls);
        Client = new DockerClientBuilder()
            .WithEndpoint(BaseAddress)
            .WithTimeout(Timeout.InfiniteTimeSpan)
            .WithAuthProvider(this)
            .WithTransportOptions(new NativeHttpTransportOptions { ConfigureHandler = handler => Configure(handler, connector) })
            .Build();
    }

    /// <summary>What all requests go to; <see cref="EngineConnector"/> knows where the engine really is.</summary>
    public static Uri BaseAddress { get; } = new("http://docker/");

    /// <summary>The library's client; disposing it closes the connections.</summary>
    public DockerClient Client { get; }

    /// <summary>The outermost handler under <see cref="Client"/>.</summary>
    public ApiVersionHandler Handler { get; private set; } = null!;

    /// <summary>False, because <see cref="EngineConnector"/> does TLS.</summary>
    bool IAuthProvider.TlsEnabled => false;

    HttpMessageHandler IAuthProvider.ConfigureHandler(HttpMessageHandler handler) =>
        Handler = new ApiVersionHandler(new RetryingGetHandler(handler), _newest);

    private static void Configure(SocketsHttpHandler handler, EngineConnector connector)
    {
        handler.ConnectCallback = connector.ConnectAsync;
        handler.ConnectTimeout = ConnectLimit;
        handler.MaxConnectionsPerServer = int.MaxValue;
        handler.UseProxy = false;
        handler.UseCookies = false;
        handler.AllowAutoRedirect = false;
        handler.AutomaticDecompression = DecompressionMethods.None;
    }
}
