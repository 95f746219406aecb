using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Zoe.Client.Documents;

namespace Zoe.Client.Http;

/// <summary>
/// Sends requests with the login, without retries. Every failure becomes a <see cref="ZoeApiException"/>.
/// </summary>
internal sealed class ApiConnection(HttpClient http, bool ownsHttp, Uri address, LoginSession login) : IDisposable
{
    public Uri Address => address;

    public static ApiConnection Create(HttpClient http, bool ownsHttp, ZoeClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        var address = options.Address ?? http.BaseAddress
            ?? throw new ArgumentException("The options have no address, and the HttpClient has no base address.", nameof(options));
        if (!address.AbsolutePath.EndsWith('/')) address = new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;
        return new ApiConnection(http, ownsHttp, address, new LoginSession(http, address, options));
    }

    /// <summary>Reads a document.</summary>
    public async Task<T> ReadAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    /// <summary>Reads a page of the list of executions, by ascending id.</summary>
    public async Task<ExecutionPage> ReadPageAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken);
        var executions = await ReadAsync(response, ApiJsonContext.Default.DictionaryStringExecutionDocument, cancellationToken);
        return new ExecutionPage([.. executions.Values.OrderBy(static execution => execution.Id)], NextPageLink.FindQuery(response, address));
    }

    /// <summary>Returns a response whose body has not been read; the caller disposes it.</summary>
    public async Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var response = await SendOnceAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized && !request.IsAnonymous && login.HasExpired(response))
        {
            response.Dispose();
            response = await SendOnceAsync(request, cancellationToken);
        }

        if (response.IsSuccessStatusCode || response.StatusCode == request.DocumentStatus) return response;
        using (response) throw await ErrorResponse.ReadAsync(response, cancellationToken);
    }

    public void Dispose()
    {
        login.Dispose();
        if (ownsHttp) http.Dispose();
    }

    private async Task<HttpResponseMessage> SendOnceAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri(address, request.Path));
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        if (request.IdempotencyKey is { } key) message.Headers.Add("Idempotency-Key", $"\"{key}\"");
        if (!request.IsAnonymous) await login.ApplyAsync(message, cancellationToken);
        return await ConnectionFailure.WrapAsync(
            () => http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken));
    }

    private async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            return await ConnectionFailure.WrapAsync(async () =>
            {
                await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
                return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken) ?? throw new JsonException("null");
            });
        }
        catch (JsonException exception)
        {
            throw new ZoeApiException($"{address} returned a response that is not of the Zoe API 0.7; is it a Zoe server?", exception)
            {
                Status = response.StatusCode,
                Title = response.ReasonPhrase,
            };
        }
    }
}
