using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Authentication;

/// <summary>Creates principals of users.</summary>
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

    /// <summary>Security stamp: changes with the password without revealing it.</summary>
    public static string StampOf(User user) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Id}:{user.PasswordHash}")));
}
