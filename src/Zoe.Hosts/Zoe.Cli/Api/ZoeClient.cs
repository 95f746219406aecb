using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Zoe.Cli.Connection;

namespace Zoe.Cli.Api;

/// <summary>
/// Speaks the REST API 0.7. Logs in before the first request that needs it and keeps the cookie, so that the password
/// is checked once and not at every poll. Refusals are <see cref="ApiException"/>s.
/// </summary>
internal sealed class ZoeClient : IDisposable
{
    private const string Base = "api/0.7/";
    private readonly ConnectionSettings _settings;
    private readonly HttpClient _http;
    private string? _cookie;

    public ZoeClient(ConnectionSettings settings)
    {
        _settings = settings;
        var handler = new SocketsHttpHandler { UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10) };
        if (settings.CaFile is { } authority) handler.SslOptions.CertificateChainPolicy = TrustedAuthority.Read(authority);
        _http = new HttpClient(handler) { BaseAddress = settings.Url };
    }

    /// <summary>The server.</summary>
    public Uri Url => _settings.Url;

    public void Dispose() => _http.Dispose();

    public Task<InfoDocument> GetInfoAsync(CancellationToken cancellationToken) =>
        GetAsync("info", ApiJsonContext.Default.InfoDocument, anonymous: true, cancellationToken);

    public async Task<long> StartAsync(string name, string application, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WritePropertyName("application");
            writer.WriteRawValue(application);
            writer.WriteEndObject();
        }

        using var response = await SendAsync(
            HttpMethod.Post, "execution", body.ToArray(), anonymous: false, cancellationToken);
        return (await ReadAsync(response, ApiJsonContext.Default.StartedDocument, cancellationToken)).ExecutionId;
    }

    public Task<ExecutionDocument> GetExecutionAsync(long id, CancellationToken cancellationToken) =>
        GetAsync($"execution/{id}", ApiJsonContext.Default.ExecutionDocument, anonymous: false, cancellationToken);

    /// <param name="query">Filters of the list, already escaped; empty for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyCollection<ExecutionDocument>> ListExecutionsAsync(
        string query, CancellationToken cancellationToken)
    {
        var found = await GetAsync(
            query.Length == 0 ? "execution" : $"execution?{query}",
            ApiJsonContext.Default.DictionaryStringExecutionDocument, anonymous: false, cancellationToken);
        return found.Values;
    }

    public Task<ServiceDocument> GetServiceAsync(long id, CancellationToken cancellationToken) =>
        GetAsync($"service/{id}", ApiJsonContext.Default.ServiceDocument, anonymous: false, cancellationToken);

    public Task<StatisticsDocument> GetStatisticsAsync(CancellationToken cancellationToken) =>
        GetAsync("statistics/scheduler", ApiJsonContext.Default.StatisticsDocument, anonymous: false, cancellationToken);

    /// <summary>Asks whether the server would take a ZApp of format 3 from this user.</summary>
    public async Task<ValidationDocument> ValidateAsync(byte[] application, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            HttpMethod.Post, "zapp_validate", application, anonymous: false, cancellationToken);
        return await ReadAsync(response, ApiJsonContext.Default.ValidationDocument, cancellationToken);
    }

    public Task<EndpointsDocument> GetEndpointsAsync(long executionId, CancellationToken cancellationToken) =>
        GetAsync($"execution/endpoints/{executionId}", ApiJsonContext.Default.EndpointsDocument, anonymous: false,
            cancellationToken);

    public async Task TerminateAsync(long id, CancellationToken cancellationToken)
    {
        using var _ = await SendAsync(HttpMethod.Delete, $"execution/{id}", null, anonymous: false, cancellationToken);
    }

    public async Task DeleteAsync(long id, CancellationToken cancellationToken)
    {
        using var _ = await SendAsync(
            HttpMethod.Delete, $"execution/delete/{id}", null, anonymous: false, cancellationToken);
    }

    /// <param name="serviceId">Whose log.</param>
    /// <param name="query">Which part of it, already escaped.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The caller disposes it.</returns>
    public Task<HttpResponseMessage> OpenLogAsync(long serviceId, string query, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"service/logs/{serviceId}?{query}", null, anonymous: false, cancellationToken);

    private async Task<T> GetAsync<T>(
        string path, JsonTypeInfo<T> type, bool anonymous, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, path, null, anonymous, cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, byte[]? body, bool anonymous, CancellationToken cancellationToken)
    {
        if (!anonymous && _cookie is null) await LogInAsync(cancellationToken);
        var response = await SendOnceAsync(method, path, body, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized && !anonymous)
        {
            // The cookie ran out: log in again, once.
            response.Dispose();
            await LogInAsync(cancellationToken);
            response = await SendOnceAsync(method, path, body, cancellationToken);
        }

        return await ThrowUnlessOkAsync(response, cancellationToken);
    }

    private Task<HttpResponseMessage> SendOnceAsync(
        HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, Base + path);
        if (_cookie is not null) request.Headers.Add("Cookie", _cookie);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task LogInAsync(CancellationToken cancellationToken)
    {
        var (user, password) = _settings.RequireCredentials();
        using var request = new HttpRequestMessage(HttpMethod.Get, Base + "login");
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        using var response = await ThrowUnlessOkAsync(
            await _http.SendAsync(request, cancellationToken), cancellationToken);
        if (!response.Headers.TryGetValues("Set-Cookie", out var cookies))
            throw new ApiException(response.StatusCode, $"{_settings.Url} gave no cookie at login; is it a Zoe server?");
        _cookie = cookies.First().Split(';', 2)[0];
    }

    private static async Task<HttpResponseMessage> ThrowUnlessOkAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new ApiException(
                response.StatusCode, ProblemText.Describe(response, text), ProblemText.Parse(text)?.Errors);
        }
    }

    private async Task<T> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken)
                ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            throw new ApiException(response.StatusCode,
                $"{_settings.Url} gave an answer that is not of the Zoe API 0.7; is it a Zoe server?");
        }
    }

    /// <summary>True for a failure of the connection, as opposed to a refusal, so that trying again may help.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        ApiException api => api.IsTransient,
        HttpRequestException { InnerException: System.Security.Authentication.AuthenticationException } => false,
        HttpRequestException or IOException or SocketException => true,
        TaskCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };
}
