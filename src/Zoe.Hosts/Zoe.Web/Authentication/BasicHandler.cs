using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Zoe.Web;

/// <summary>HTTP Basic. Refusals are answered in the API's error format.</summary>
internal sealed class BasicHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PasswordLogin login)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private TimeSpan? _retryAfter;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        if (!BasicCredentials.IsIn(header)) return AuthenticateResult.NoResult();
        if (!BasicCredentials.TryParse(header, out var credentials))
            return AuthenticateResult.Fail("The Authorization header is malformed: it is 'Basic' and base64 of user:password.");

        var address = Context.Connection.RemoteIpAddress?.ToString() ?? "";
        var outcome = await login.CheckAsync(
            credentials.UserName, credentials.Password, address, Context.RequestAborted);
        _retryAfter = outcome.RetryAfter;
        return outcome.User is { } user
            ? AuthenticateResult.Success(new AuthenticationTicket(LoginPrincipal.Create(user, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("Wrong user name or password.");
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        if (_retryAfter is { } wait)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            Response.Headers.RetryAfter = seconds.ToString();
            await ApiErrors.WriteAsync(
                Context, StatusCodes.Status429TooManyRequests, $"Too many failed logins; try again in {seconds} seconds.");
            return;
        }

        await ApiErrors.ChallengeAsync(Context, result.Failure?.Message ?? "Log in first.");
    }
}
