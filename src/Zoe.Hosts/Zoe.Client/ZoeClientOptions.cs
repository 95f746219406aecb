using System.Security.Cryptography.X509Certificates;

namespace Zoe.Client;

/// <summary>Server and login.</summary>
public sealed record ZoeClientOptions
{
    /// <summary>
    /// URL of the server, with the path base of a reverse proxy; null for the base address of the <see
    /// cref="HttpClient"/>.
    /// </summary>
    public Uri? Address { get; init; }

    /// <summary>User name; null for requests without a login.</summary>
    public string? UserName { get; init; }

    /// <summary>Password of <see cref="UserName"/>.</summary>
    public string? Password { get; init; }

    /// <summary>How the login is sent.</summary>
    public LoginMode LoginMode { get; init; }

    /// <summary>
    /// Certificate authorities to trust instead of this machine's; null for this machine's. Used by <see
    /// cref="ZoeClient.Create"/> only, not with a custom <see cref="HttpClient"/>.
    /// </summary>
    public X509Certificate2Collection? TrustedAuthorities { get; init; }

    /// <summary>Retries of requests that are safe to repeat.</summary>
    public RetryOptions Retry { get; init; } = new();
}
