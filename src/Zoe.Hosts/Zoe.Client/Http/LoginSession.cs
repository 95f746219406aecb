using System.Net.Http.Headers;
using System.Text;

namespace Zoe.Client.Http;

/// <summary>
/// Adds the login to requests. In cookie mode concurrent requests share one login, so that the password is not checked
/// with every request.
/// </summary>
internal sealed class LoginSession(HttpClient http, Uri address, ZoeClientOptions options) : IDisposable
{
    private const string CookieHeader = "Cookie";
    private readonly SemaphoreSlim _oneLogin = new(1, 1);
    private volatile string? _cookies;

    public async Task ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (options.UserName is null) return;
        if (options.LoginMode == LoginMode.Basic) request.Headers.Authorization = Basic();
        else request.Headers.Add(CookieHeader, _cookies ?? await LogInAsync(cancellationToken));
    }

    /// <summary>True when a rejected request had a cookie, so that a new login may help; drops the cookie.</summary>
    public bool HasExpired(HttpResponseMessage refusal)
    {
        if (refusal.RequestMessage is not { } request || !request.Headers.TryGetValues(CookieHeader, out var sent)) return false;
        if (sent.FirstOrDefault() == _cookies) _cookies = null;
        return true;
    }

    public void Dispose() => _oneLogin.Dispose();

    private AuthenticationHeaderValue Basic() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{options.Password}")));

    private async Task<string> LogInAsync(CancellationToken cancellationToken)
    {
        await _oneLogin.WaitAsync(cancellationToken);
        try
        {
            if (_cookies is { } cookies) return cookies;
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "api/0.7/login"));
            request.Headers.Authorization = Basic();
            using var response = await ConnectionFailure.WrapAsync(
                () => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken));
            if (!response.IsSuccessStatusCode) throw await ErrorResponse.ReadAsync(response, cancellationToken);
            return _cookies = ReadCookies(response);
        }
        finally
        {
            _oneLogin.Release();
        }
    }

    private string ReadCookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? string.Join("; ", cookies.Select(static cookie => cookie.Split(';', 2)[0]))
            : throw new ZoeApiException($"{address} returned no cookie at login; is it a Zoe server?")
            {
                Status = response.StatusCode,
                Title = response.ReasonPhrase,
            };
}
