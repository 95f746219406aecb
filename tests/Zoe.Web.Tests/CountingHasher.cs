using Microsoft.AspNetCore.Identity;
using Zoe.Hosting;

namespace Zoe.Web.Tests;

/// <summary>The real hasher, counting how often it verified.</summary>
internal sealed class CountingHasher : IPasswordHasher<User>
{
    private readonly PasswordHasher<User> _hasher = new();

    public int Verified { get; private set; }

    public string HashPassword(User user, string password) => _hasher.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
    {
        Verified++;
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
