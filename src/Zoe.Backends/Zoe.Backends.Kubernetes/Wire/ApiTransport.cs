using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Kubernetes;

/// <summary>
/// Sends requests in our name. Connections made with a client certificate that has since been replaced are left to
/// finish what they do; new requests use the new one.
/// </summary>
internal sealed class ApiTransport : IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    // With HTTP/2, a server or a way to it that died without a word is noticed within 10 s.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(5);

    private readonly ClusterConnection _connection;
    private readonly ServerVerification _verification;
    private readonly Lock _lock = new();
    private readonly List<HttpClient> _clients = [];
    private X509Certificate2? _certificate;

    public ApiTransport(ClusterConnection connection)
    {
        _connection = connection;
        _verification = new ServerVerification(connection);
        var server = connection.Server.AbsoluteUri;
        Address = new Uri(server.EndsWith('/') ? server : server + "/");
    }

    /// <summary>The server, below which all paths are.</summary>
    public Uri Address { get; }

    /// <summary>
    /// Sends what <paramref name="create"/> makes and returns when the answer begins. When the server refuses our
    /// identity, another try is made with a renewed one.
    /// </summary>
    public async Task<HttpResponseMessage> SendAsync(
        Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(create, renew: false, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized) return answer;
        answer.Dispose();
        return await SendAsync(create, renew: true, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var client in _clients) client.Dispose();
            _clients.Clear();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        Func<HttpRequestMessage> create, bool renew, CancellationToken cancellationToken)
    {
        var identity = await _connection.Credential.GetAsync(renew, cancellationToken);
        using var request = create();
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        if (identity.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // The name that the client asks the server for, and checks, comes from this header.
        if (_connection.TlsServerName is { } name) request.Headers.Host = name;
        try
        {
            return await FindClient(identity.Certificate)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new KubernetesApiException(ConnectionProblem.Describe(problem, Address, _verification.Refusal), problem);
        }
        catch (OperationCanceledException problem) when (problem.InnerException is TimeoutException)
        {
            // Nobody has cancelled: this is how the connection limit shows, which counts for the TLS handshake as well.
            throw new KubernetesApiException(
                $"The API server at {Address.GetLeftPart(UriPartial.Authority)} took no connection within {ConnectLimit.TotalSeconds} s", problem);
        }
    }

    private HttpClient FindClient(X509Certificate2? certificate)
    {
        lock (_lock)
        {
            if (_clients.Count > 0 && ReferenceEquals(certificate, _certificate)) return _clients[^1];
            _certificate = certificate;
            _clients.Add(CreateClient(certificate));
            return _clients[^1];
        }
    }

    private HttpClient CreateClient(X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler
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
        return new HttpClient(new RetryingGetHandler(handler)) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
