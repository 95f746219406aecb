using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Yarp.ReverseProxy.Forwarder;

namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Forwards requests to services: HTTP with all methods, event streams and WebSockets.</summary>
/// <param name="forwarder">YARP's.</param>
/// <param name="client">The HTTP client for services.</param>
/// <param name="options">The idle timeout.</param>
/// <param name="logger">Logs idle timeouts.</param>
internal sealed partial class LinkForwarder(
    IHttpForwarder forwarder, LinkHttpClient client, IOptions<ZoeApiOptions> options, ILogger<LinkForwarder> logger)
{
    private readonly ForwarderRequestConfig _config = new()
    {
        ActivityTimeout = options.Value.LinkActivityTimeout,
        Version = LinkHttpClient.Version,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    /// <summary>Forwards one request with its body streamed, or a WebSocket until it is closed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="target">The target.</param>
    /// <param name="below">Path and query below the link, unmodified.</param>
    /// <param name="cancellationToken">Aborts it.</param>
    /// <exception cref="LinkException">Forwarding failed before the response started.</exception>
    public async Task ForwardAsync(HttpContext context, ForwardTarget target, string below, CancellationToken cancellationToken)
    {
        LiftLimits(context);
        KeepOnlyWebSocketUpgrades(context.Request);
        var error = await forwarder.SendAsync(
            context, $"http://{target.Authority}", client.Invoker, _config, new LinkTransformer(target, below), cancellationToken);
        if (error == ForwarderError.None) return;
        var isCancelled = cancellationToken.IsCancellationRequested || context.RequestAborted.IsCancellationRequested;
        if (!isCancelled && error is ForwarderError.ResponseBodyCanceled or ForwarderError.UpgradeActivityTimeout)
            LogIdle(logger, target.Path, options.Value.LinkActivityTimeout);
        if (!context.Response.HasStarted) throw ForwardFailure.Create(context, error, target);
    }

    /// <summary>Removes the limits of the API: an upload to a service may be large and slow.</summary>
    private static void LiftLimits(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
    }

    /// <summary>YARP also forwards SPDY upgrades, whose requests could not be checked.</summary>
    private static void KeepOnlyWebSocketUpgrades(HttpRequest request)
    {
        if (!request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase)) request.Headers.Remove("Upgrade");
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "A request or WebSocket to {Path} was aborted: idle for {Limit}")]
    private static partial void LogIdle(ILogger logger, string path, TimeSpan limit);
}
