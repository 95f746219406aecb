namespace Zoe.Hosting.Users;

/// <summary>Someone who may use this deployment.</summary>
public sealed record User
{
    /// <summary>Unique.</summary>
    public required long Id { get; init; }

    /// <summary>Unique login name; also the name of the workspace folder.</summary>
    public required string UserName { get; init; }

    /// <summary>Hash of the password in the format of ASP.NET Core Identity; null when login is elsewhere.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>User id on the shared file system.</summary>
    public int FsUid { get; init; }

    /// <summary>E-mail address; empty when unknown.</summary>
    public string Email { get; init; } = "";

    /// <summary>False refuses every login.</summary>
    public bool Enabled { get; init; } = true;
}
