using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace Zoe.Web;

/// <summary>Passes requests on over HTTP/1.1, and WebSockets as the bytes that they are.</summary>
internal sealed class HttpForwarder : IForwarder, IDisposable
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = ConnectPatience,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
    });

    /// <summary>How long a service may take to begin its answer.</summary>
    public TimeSpan AnswerPatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public async Task ForwardAsync(HttpContext context, ForwardTarget target, string below, CancellationToken cancellationToken)
    {
        LiftLimits(context);
        var upgrades = context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            && context.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase);
        using var request = CreateRequest(context, target, below, upgrades);
        using var response = await SendAsync(request, target, cancellationToken);

        context.Response.StatusCode = (int)response.StatusCode;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = response.ReasonPhrase;
        ForwardedHeaders.CopyResponse(response, context.Response, target);
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols) await TunnelAsync(context, response, cancellationToken);
        else await AnswerAsync(context, response, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>The limits of the API are not those of services: an upload may be long, and slow.</summary>
    private static void LiftLimits(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private static HttpRequestMessage CreateRequest(HttpContext context, ForwardTarget target, string below, bool upgrades)
    {
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), target.AddressOf(below))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (!upgrades && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
            request.Content = new RequestBodyContent(context.Request);
        ForwardedHeaders.CopyRequest(context.Request, request, target.Prefix);
        if (upgrades)
        {
            request.Headers.TryAddWithoutValidation(HeaderNames.Connection, HeaderNames.Upgrade);
            request.Headers.TryAddWithoutValidation(HeaderNames.Upgrade, "websocket");
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, ForwardTarget target, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(AnswerPatience);
        try
        {
            return await _http.SendAsync(request, patience.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ForwardException(
                StatusCodes.Status504GatewayTimeout, $"The service at {target.Authority} takes too long to answer.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ForwardException(
                StatusCodes.Status502BadGateway, $"The service at {target.Authority} does not answer: {exception.Message}", exception);
        }
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // Sent at once: an event stream may say nothing for long.
        await context.Response.StartAsync(cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            await RequestBodyContent.CopyAsync(body, context.Response.Body, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // Cut off, not ended: nobody is to take half an answer for the whole.
            context.Abort();
        }
    }

    /// <summary>From here on both sides speak for themselves, close codes and all.</summary>
    private static async Task TunnelAsync(HttpContext context, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        context.Response.Headers.Upgrade = "websocket";
        await using var service = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var client = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] directions =
        [
            RequestBodyContent.CopyAsync(service, client, over.Token),
            RequestBodyContent.CopyAsync(client, service, over.Token),
        ];
        await Task.WhenAny(directions);
        await over.CancelAsync();
        foreach (var direction in directions) await direction.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
