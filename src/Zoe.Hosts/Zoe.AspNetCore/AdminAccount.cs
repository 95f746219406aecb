using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Zoe.Hosting;
using Zoe.Hosting.Users;

namespace Zoe.AspNetCore;

/// <summary>Makes sure that the user <c>admin</c> exists and has the configured password.</summary>
public sealed class AdminAccount(IUserStore users, IPasswordHasher<User> hasher)
{
    /// <summary>The user name.</summary>
    public const string UserName = "admin";

    private const string Letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int GeneratedLength = 24;

    // The id of the first user in the original Zoe: not root, and below the ids of normal users.
    private const int FsUid = 999;

    /// <summary>Returns the password if one was generated, to be shown once; otherwise null.</summary>
    public async Task<string?> EnsureAsync(string? configured, CancellationToken cancellationToken = default)
    {
        var admin = await users.FindUserAsync(UserName, cancellationToken);
        if (admin is not null)
        {
            if (configured is not null && !Has(admin, configured))
                await users.SetPasswordHashAsync(admin.Id, hasher.HashPassword(admin, configured), cancellationToken);
            return null;
        }

        var password = configured ?? RandomNumberGenerator.GetString(Letters, GeneratedLength);
        var added = new User { Id = 0, UserName = UserName, FsUid = FsUid };
        await users.AddUserAsync(added with { PasswordHash = hasher.HashPassword(added, password) }, cancellationToken);
        return configured is null ? password : null;
    }

    private bool Has(User admin, string password) => admin.PasswordHash is not null
        && hasher.VerifyHashedPassword(admin, admin.PasswordHash, password) != PasswordVerificationResult.Failed;
}
