using Docker.DotNet;

namespace Zoe.Backends.Docker.Engine;

/// <summary>
/// Negotiates the version of the API and puts it into the path of each request. Docker.DotNet.Enhanced 4.3.3 negotiates
/// none and keeps one version for the life of a client; a second client would not help, because disposing the first one
/// after an engine's restart cuts its open streams.
/// </summary>
internal sealed class ApiVersionHandler(HttpMessageHandler inner, ApiVersion newest) : DelegatingHandler(inner)
{
    private const string VersionPath = "/version";

    private volatile ApiVersion? _version;

    /// <summary>The version in use; null before the first negotiation.</summary>
    public ApiVersion? Version => _version;

    /// <summary>False when the next request has to negotiate first.</summary>
    public bool IsNegotiated { get; private set; }

    /// <summary>Agrees on a version with the engine.</summary>
    /// <exception cref="DockerEngineException">There is no common version.</exception>
    public async Task NegotiateAsync(ISystemOperations system, CancellationToken cancellationToken)
    {
        _version = ApiVersion.Negotiate(await system.GetVersionAsync(cancellationToken), newest);
        IsNegotiated = true;
    }

    /// <summary>Negotiates again next time: the engine may have been restarted as another version.</summary>
    public void Renegotiate() => IsNegotiated = false;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } uri && uri.AbsolutePath != VersionPath && _version is { } version)
            request.RequestUri = new Uri(uri, $"/v{version}{uri.PathAndQuery}");
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            Renegotiate();
            throw;
        }
    }
}
