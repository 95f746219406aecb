namespace Zoe.Backends;

/// <summary>How the connection to what is behind a backend is, apart from single nodes.</summary>
public sealed record BackendHealth
{
    /// <summary>Nothing to report.</summary>
    public static readonly BackendHealth Good = new();

    /// <summary>
    /// Why the control plane cannot be asked, for example because it does not answer or refuses the credentials; null
    /// while it can. What runs goes on meanwhile, and nothing is given up.
    /// </summary>
    public string? Problem { get; init; }

    /// <summary>What the administrator has to do soon so that it stays well; null for nothing.</summary>
    public string? Warning { get; init; }

    /// <summary>When the credentials in use expire unless they are renewed; null when that is not known.</summary>
    public DateTimeOffset? CredentialsExpireAt { get; init; }
}
