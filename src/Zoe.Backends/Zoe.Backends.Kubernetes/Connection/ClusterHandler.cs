using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>
/// Authenticates requests and sends them itself instead of through the handler that KubernetesClient puts below it. Missing
/// in KubernetesClient 21.0.8: its own handler reads a client certificate once, accepts a server of another name when the
/// authority is private, does not renew credentials after 401 and has no limit for connecting and no proxy.
/// </summary>
internal sealed class ClusterHandler : DelegatingHandler
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    // With HTTP/2, a server that disappeared without closing its connections is noticed within 10 s.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(5);

    private readonly ClusterConnection _connection;
    private readonly ServerVerification _verification;
    private readonly Lock _lock = new();
    private readonly List<HttpMessageInvoker> _senders = [];
    private X509Certificate2? _certificate;

    public ClusterHandler(ClusterConnection connection)
    {
        _connection = connection;
        _verification = new ServerVerification(connection);
    }

    /// <summary>
    /// Sends the request. When the server refuses the credentials, it is sent once more with renewed ones.
    /// </summary>
    /// <exception cref="KubernetesApiException">There are no credentials, or no connection can be made.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await SendAsync(request, renew: false, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized) return response;
        response.Dispose();
        return await SendAsync(request, renew: true, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_lock)
            {
                foreach (var sender in _senders) sender.Dispose();
                _senders.Clear();
            }
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool renew, CancellationToken cancellationToken)
    {
        var identity = await _connection.Credential.GetAsync(renew, cancellationToken);
        request.Headers.Authorization = identity.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        // TLS takes the server's name, which it sends and verifies, from this header.
        if (_connection.TlsServerName is { } name) request.Headers.Host = name;
        try
        {
            return await FindSender(identity.Certificate).SendAsync(request, cancellationToken);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new KubernetesApiException(ConnectionProblem.Describe(problem, _connection.Server, _verification.Problem), problem);
        }
        catch (OperationCanceledException problem) when (problem.InnerException is TimeoutException)
        {
            // Not a cancellation: this is how the connect timeout shows, which includes the TLS handshake.
            throw new KubernetesApiException(
                $"The API server at {_connection.Address} took no connection within {ConnectLimit.TotalSeconds} s", problem);
        }
    }

    // Connections made with a client certificate that was replaced finish what they do; new requests use the new one.
    private HttpMessageInvoker FindSender(X509Certificate2? certificate)
    {
        lock (_lock)
        {
            if (_senders.Count > 0 && ReferenceEquals(certificate, _certificate)) return _senders[^1];
            _certificate = certificate;
            _senders.Add(new HttpMessageInvoker(new RetryingGetHandler(CreateHandler(certificate))));
            return _senders[^1];
        }
    }

    private SocketsHttpHandler CreateHandler(X509Certificate2? certificate) => new()
    {
        ConnectTimeout = ConnectLimit,
        Proxy = _connection.Proxy is { } proxy ? new WebProxy(proxy) : null,
        UseProxy = _connection.Proxy is not null,
        UseCookies = false,
        AllowAutoRedirect = false,
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = PingDelay,
        KeepAlivePingTimeout = PingDelay,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, presented, chain, errors) =>
                _verification.Accepts(presented, chain, errors),
            ClientCertificateContext = certificate is null
                ? null
                : SslStreamCertificateContext.Create(certificate, additionalCertificates: null),
        },
    };
}
