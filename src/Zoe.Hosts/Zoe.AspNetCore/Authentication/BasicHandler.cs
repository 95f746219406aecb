using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Zoe.AspNetCore.Api.Errors;

namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// HTTP Basic, for programs. There is no <c>WWW-Authenticate</c> challenge: a browser would cache the password and send
/// it with cross-site requests.
/// </summary>
internal sealed class BasicHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PasswordLogin login, DeviceCookie device)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private LoginOutcome? _outcome;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        if (!BasicCredentials.IsIn(header)) return AuthenticateResult.NoResult();
        if (!BasicCredentials.TryParse(header, out var credentials))
            return AuthenticateResult.Fail("The Authorization header is malformed: it must be 'Basic' and base64 of user:password.");

        var source = new LoginSource(
            Context.Connection.RemoteIpAddress?.ToString() ?? "", device.Find(Request, credentials.UserName));
        _outcome = await login.CheckAsync(credentials.UserName, credentials.Password, source, Context.RequestAborted);
        if (_outcome.User is not { } user) return AuthenticateResult.Fail(_outcome.Describe().Message);
        CurrentUser.Set(Context, user);
        return AuthenticateResult.Success(new AuthenticationTicket(LoginPrincipal.Create(user, Scheme.Name), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        var message = result.Failure?.Message ?? "Login required.";
        if (_outcome?.RetryAfterHeader is { } seconds) Response.Headers.RetryAfter = seconds;
        await ApiErrors.WriteAsync(Context, _outcome?.Describe().Status ?? StatusCodes.Status401Unauthorized, message);
    }
}
