namespace Zoe.Hosting;

/// <summary>A user of this deployment.</summary>
public sealed record User
{
    /// <summary>Unique.</summary>
    public required long Id { get; init; }

    /// <summary>Unique login name; also the name of the workspace folder.</summary>
    public required string UserName { get; init; }

    /// <summary>
    /// Password hash in the format of ASP.NET Core Identity; null when the user has no password here.
    /// </summary>
    public string? PasswordHash { get; init; }

    /// <summary>User id on the shared file system.</summary>
    public int FsUid { get; init; }

    /// <summary>E-mail address; empty when unknown.</summary>
    public string Email { get; init; } = "";

    /// <summary>False rejects every login.</summary>
    public bool Enabled { get; init; } = true;
}
