using System.Net.Http.Headers;
using System.Text;
using Zoe.CrashHarness.Hosts;

namespace Zoe.CrashHarness.Workloads;

/// <summary>Requests to the REST API of one of the hosts.</summary>
internal sealed class ApiClient : IDisposable
{
    public const string Password = "crash-harness-1";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(8) };

    public ApiClient() => _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:" + Password)));

    public Task<ApiAnswer> GetAsync(HostProcess host, string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, Locate(host, path), null, null, cancellationToken);

    public Task<ApiAnswer> DeleteAsync(HostProcess host, string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, Locate(host, path), null, null, cancellationToken);

    public Task<ApiAnswer> PostAsync(HostProcess host, string path, string body, string? key, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, Locate(host, path), body, key, cancellationToken);

    /// <summary>A page outside of the API.</summary>
    public Task<ApiAnswer> GetPageAsync(Uri page, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, page, null, null, cancellationToken);

    public void Dispose() => _http.Dispose();

    private static Uri Locate(HostProcess host, string path) => new(host.Url, "api/0.7/" + path);

    private async Task<ApiAnswer> SendAsync(HttpMethod method, Uri address, string? body, string? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            return new ApiAnswer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new ApiAnswer(null, failure.Message);
        }
    }
}
