using System.Security.Cryptography.X509Certificates;

namespace Zoe.Client;

/// <summary>Which server to use, and as whom.</summary>
public sealed record ZoeClientOptions
{
    /// <summary>
    /// Address of the server, with the path below which a reverse proxy publishes it; null takes the base address of
    /// the <see cref="HttpClient"/>.
    /// </summary>
    public Uri? Address { get; init; }

    /// <summary>Login name; null sends requests without a login of the client's own.</summary>
    public string? UserName { get; init; }

    /// <summary>Password of <see cref="UserName"/>.</summary>
    public string? Password { get; init; }

    /// <summary>How the login is sent.</summary>
    public LoginMode LoginMode { get; init; }

    /// <summary>
    /// Certificate authorities that are trusted instead of this machine's; null trusts this machine's. Only
    /// <see cref="ZoeClient.Create"/> uses it: an <see cref="HttpClient"/> brings its own rules.
    /// </summary>
    public X509Certificate2Collection? TrustedAuthorities { get; init; }

    /// <summary>How long failed requests that are safe to repeat are repeated.</summary>
    public RetryOptions Retry { get; init; } = new();
}
