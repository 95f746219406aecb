using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Yarp.ReverseProxy.Forwarder;

namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Passes requests on to services, and their answers back: HTTP of every method, event streams and WebSockets.</summary>
/// <param name="forwarder">YARP's.</param>
/// <param name="client">Connects to services.</param>
/// <param name="options">The limit of idle time.</param>
/// <param name="logger">Logs what was cut off because it was idle.</param>
internal sealed partial class LinkForwarder(
    IHttpForwarder forwarder, LinkHttpClient client, IOptions<ZoeApiOptions> options, ILogger<LinkForwarder> logger)
{
    private readonly ForwarderRequestConfig _config = new()
    {
        ActivityTimeout = options.Value.LinkActivityTimeout,
        Version = LinkHttpClient.Version,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    /// <summary>Passes on one request with its body as it comes, or a WebSocket until it is closed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="below">Path and query below the link, as the client wrote them.</param>
    /// <param name="cancellationToken">Cuts it off.</param>
    /// <exception cref="LinkException">The service gave no answer, and nothing has been sent to the client.</exception>
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

    /// <summary>The limits of the API are not those of services: an upload may be long, and slow.</summary>
    private static void LiftLimits(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
    }

    /// <summary>YARP also passes on SPDY, which no service here needs and whose requests could not be checked.</summary>
    private static void KeepOnlyWebSocketUpgrades(HttpRequest request)
    {
        if (!request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase)) request.Headers.Remove("Upgrade");
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "A request or WebSocket to {Path} was cut off: nothing was sent or received for {Limit}")]
    private static partial void LogIdle(ILogger logger, string path, TimeSpan limit);
}
