using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Kubernetes;

/// <summary>Speaks the Kubernetes API over HTTP.</summary>
internal sealed class HttpKubernetesApi(ClusterConnection connection, TimeProvider time) : IKubernetesApi
{
    private const int PageSize = 500;
    private const int MostTries = 5;

    // Misspelt fields are refused by the server instead of passed over; servers before 1.25 do not know this wish.
    private const string Ours = "fieldManager=zoe&fieldValidation=Strict";

    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    // The server ends a watch then, so that it is opened at another server when there are several.
    private static readonly TimeSpan WatchLimit = TimeSpan.FromMinutes(5);

    private readonly ApiTransport _transport = new(connection);

    public string Address => _transport.Address.GetLeftPart(UriPartial.Authority);

    public async Task<ResourceList<T>> ListAsync<T>(
        ResourceType<T> type, string? scope, Selection selection, CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        var items = new List<T>();
        string? next = null;
        while (true)
        {
            var query = $"{Describe(selection)}limit={PageSize}{(next is null ? "" : $"&continue={Encode(next)}")}";
            var page = await AskAsync(
                HttpMethod.Get, $"{type.GetPath(scope)}?{query}", body: null, type.List, cancellationToken);
            items.AddRange(page.Items ?? []);
            next = page.Metadata?.Continue;
            if (string.IsNullOrEmpty(next)) return page with { Items = [.. items] };
        }
    }

    public async Task<T?> FindAsync<T>(
        ResourceType<T> type, string scope, string name, CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        try
        {
            var path = $"{type.GetPath(scope)}/{Encode(name)}";
            return await AskAsync(HttpMethod.Get, path, body: null, type.Item, cancellationToken);
        }
        catch (KubernetesApiException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task<T> CreateAsync<T>(ResourceType<T> type, string scope, T one, CancellationToken cancellationToken)
        where T : KubernetesObject =>
        AskAsync(
            HttpMethod.Post, $"{type.GetPath(scope)}?{Ours}",
            Serialize(type.Prepare(one), type.Item, "application/json"), type.Item, cancellationToken);

    public Task<T> ApplyAsync<T>(ResourceType<T> type, string scope, T one, CancellationToken cancellationToken)
        where T : KubernetesObject =>
        AskAsync(
            HttpMethod.Patch, $"{type.GetPath(scope)}/{Encode(one.Metadata.Name!)}?{Ours}&force=true",
            // JSON is YAML.
            Serialize(type.Prepare(one), type.Item, "application/apply-patch+yaml"), type.Item, cancellationToken);

    public Task<T> MergeAsync<T>(
        ResourceType<T> type, string? scope, string name, string part, T patch, CancellationToken cancellationToken)
        where T : KubernetesObject =>
        AskAsync(
            HttpMethod.Patch, $"{type.GetPath(scope)}/{Encode(name)}/{part}?{Ours}",
            Serialize(patch, type.Item, "application/strategic-merge-patch+json"), type.Item, cancellationToken);

    public async Task<bool> DeleteAsync<T>(
        ResourceType<T> type, string scope, string name, DeleteOptions options, CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        try
        {
            using var answer = await SendAsync(
                HttpMethod.Delete, $"{type.GetPath(scope)}/{Encode(name)}",
                Serialize(options, KubernetesJson.Default.DeleteOptions, "application/json"), cancellationToken);
            return true;
        }
        catch (KubernetesApiException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (KubernetesApiException problem) when (problem.Status == HttpStatusCode.Conflict && options.Preconditions is not null)
        {
            // There is one of that name, but it is another one.
            return false;
        }
    }

    public async Task<IAsyncEnumerable<WatchedChange<T>>> WatchAsync<T>(
        ResourceType<T> type, string? scope, Selection selection, string version, CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        var query = $"{Describe(selection)}watch=true&allowWatchBookmarks=true&resourceVersion={Encode(version)}"
            + $"&timeoutSeconds={WatchLimit.TotalSeconds}";
        // The limit is for the begin of the stream, which servers confirm before there is anything to tell.
        var answer = await SendAsync(HttpMethod.Get, $"{type.GetPath(scope)}?{query}", body: null, cancellationToken);
        return ReadAsync(answer, type, cancellationToken);
    }

    public async Task<Stream> OpenLogsAsync(
        string scope, string pod, string container, bool follow, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        // The API has no finer times than seconds.
        var begin = since is { } time
            ? $"&sinceTime={time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}"
            : "";
        var path = $"{ResourceTypes.Pods.GetPath(scope)}/{Encode(pod)}/log?container={container}&timestamps=true{begin}{(follow ? "&follow=true" : "")}";
        var answer = await OpenAsync(HttpMethod.Get, path, body: null, cancellationToken);
        return await answer.Content.ReadAsStreamAsync(cancellationToken);
    }

    public Task<ApiResources> GetCoreResourcesAsync(CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, "api/v1", body: null, KubernetesJson.Default.ApiResources, cancellationToken);

    public Task<ServerVersion> GetVersionAsync(CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, "version", body: null, KubernetesJson.Default.ServerVersion, cancellationToken);

    public void Dispose() => _transport.Dispose();

    private static string Encode(string text) => Uri.EscapeDataString(text);

    private static string Describe(Selection selection)
    {
        var labels = selection.Labels is null ? "" : $"labelSelector={Encode(selection.Labels)}&";
        return selection.Fields is null ? labels : $"{labels}fieldSelector={Encode(selection.Fields)}&";
    }

    private static RequestBody Serialize<T>(T value, JsonTypeInfo<T> type, string mediaType) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), mediaType);

    private static async IAsyncEnumerable<WatchedChange<T>> ReadAsync<T>(
        HttpResponseMessage answer, ResourceType<T> type, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        using var disposed = answer;
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var messages = JsonLines.ReadAsync(
            stream, KubernetesJson.Default.WatchMessage,
            (words, cause) => new KubernetesApiException(words, cause), cancellationToken);
        await foreach (var message in messages)
        {
            if (message.Type == "ERROR")
            {
                var status = message.Object.Deserialize(KubernetesJson.Default.ApiStatus);
                throw new KubernetesApiException(
                    (HttpStatusCode)(status?.Code ?? 500), status?.Reason, status?.Message ?? "The watch ended with an error");
            }

            var kind = message.Type switch
            {
                "BOOKMARK" => WatchedChangeKind.Bookmark,
                "DELETED" => WatchedChangeKind.Deleted,
                _ => WatchedChangeKind.Changed,
            };
            yield return new WatchedChange<T>(kind, message.Object.Deserialize(type.Item)!);
        }
    }

    private async Task<T> AskAsync<T>(
        HttpMethod method, string path, RequestBody? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new LinkedTimeout(AnswerLimit, time, cancellationToken);
        try
        {
            using var answer = await OpenAsync(method, path, body, limit.Token);
            await using var content = await answer.Content.ReadAsStreamAsync(limit.Token);
            return await JsonSerializer.DeserializeAsync(content, type, limit.Token)
                ?? throw new KubernetesApiException($"The API server at {Address} gave an empty answer");
        }
        catch (JsonException problem)
        {
            throw new KubernetesApiException(
                $"What answers at {Address} is no Kubernetes API server: {problem.Message}", problem);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new KubernetesApiException($"The connection to {Address} broke: {problem.Message}", problem);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NoAnswer();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, RequestBody? body, CancellationToken cancellationToken)
    {
        using var limit = new LinkedTimeout(AnswerLimit, time, cancellationToken);
        try
        {
            return await OpenAsync(method, path, body, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NoAnswer();
        }
    }

    // Returns when an answer that is a success begins. A server that has too much to do says when to come again.
    private async Task<HttpResponseMessage> OpenAsync(
        HttpMethod method, string path, RequestBody? body, CancellationToken cancellationToken)
    {
        for (var left = MostTries; ; left--)
        {
            var answer = await _transport.SendAsync(() => Create(method, path, body), cancellationToken);
            if (answer.IsSuccessStatusCode) return answer;
            using (answer)
            {
                if (answer.StatusCode != HttpStatusCode.TooManyRequests || left == 1)
                    throw await ReadErrorAsync(answer, cancellationToken);
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), time, cancellationToken);
            }
        }
    }

    private HttpRequestMessage Create(HttpMethod method, string path, RequestBody? body)
    {
        var request = new HttpRequestMessage(method, new Uri(_transport.Address, path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        // Log output is text that a server may not want to call JSON.
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*", 0.1));
        if (body is null) return request;
        request.Content = new ByteArrayContent(body.Content);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(body.MediaType);
        return request;
    }

    private async Task<KubernetesApiException> ReadErrorAsync(
        HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = (await answer.Content.ReadAsStringAsync(cancellationToken)).Trim();
        try
        {
            var status = JsonSerializer.Deserialize(text, KubernetesJson.Default.ApiStatus);
            if (status?.Message is { Length: > 0 } words)
                return new KubernetesApiException(answer.StatusCode, status.Reason, Complete(answer.StatusCode, words));
        }
        catch (JsonException)
        {
            // Not the API's form of an error, perhaps a proxy's: its text is all there is to tell.
        }

        var shown = text.Length > 0 ? text[..Math.Min(text.Length, 500)] : $"HTTP status {(int)answer.StatusCode}";
        return new KubernetesApiException(answer.StatusCode, reason: null, Complete(answer.StatusCode, shown));
    }

    private string Complete(HttpStatusCode status, string words)
    {
        if (status != HttpStatusCode.Unauthorized) return words;
        var expired = connection.Credential.FindExpiry() is { } expiry && expiry.At <= time.GetUtcNow() ? $": {expiry.Describe(time.GetUtcNow())}" : "";
        return $"The API server at {Address} does not accept our credentials ({words}){expired}";
    }

    private KubernetesApiException NoAnswer() =>
        new($"The API server at {Address} did not answer within {AnswerLimit.TotalSeconds} s");
}
