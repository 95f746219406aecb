namespace Zoe.Backends;

/// <summary>State of the connection to the control plane of a backend, apart from single nodes.</summary>
public sealed record BackendHealth
{
    /// <summary>Nothing to report.</summary>
    public static readonly BackendHealth Good = new();

    /// <summary>
    /// Why the control plane cannot be used, for example because it does not answer or refuses the credentials; null while
    /// it can. Services go on running meanwhile and are not replaced.
    /// </summary>
    public string? Problem { get; init; }

    /// <summary>What the administrator has to do soon to keep the connection; null for nothing.</summary>
    public string? Warning { get; init; }

    /// <summary>When the credentials in use expire unless they are renewed; null when that is not known.</summary>
    public DateTimeOffset? CredentialsExpireAt { get; init; }
}
