using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Zoe.Hosting.OpenTelemetry.Monitoring;

/// <summary>Rejects requests without the token, in constant time.</summary>
internal sealed class TokenMiddleware(RequestDelegate next, string token)
{
    private readonly byte[] _expected = SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {token}"));

    public Task InvokeAsync(HttpContext context)
    {
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()));
        if (CryptographicOperations.FixedTimeEquals(given, _expected)) return next(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
