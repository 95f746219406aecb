using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Zoe.Hosting.Users;

namespace Zoe.AspNetCore.Authentication;

/// <summary>Turns users into principals.</summary>
internal static class LoginPrincipal
{
    public static ClaimsPrincipal Create(User user, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new Claim(ClaimTypes.Name, user.UserName),
            new Claim(LoginScheme.StampClaim, StampOf(user)),
            new Claim(LoginScheme.SessionClaim, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))),
        ],
        scheme));

    /// <summary>Changes with the password, and tells nothing about it.</summary>
    public static string StampOf(User user) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Id}:{user.PasswordHash}")));
}
