using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Zoe.Backends.Docker;

/// <summary>Speaks the Engine API over HTTP.</summary>
internal sealed class HttpDockerEngine : IDockerEngine
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    // Requests that wait for something on the engine get longer: see StopContainerAsync.
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan QuestionLimit = TimeSpan.FromSeconds(5);

    private readonly EngineAddress _address;
    private readonly DockerTlsOptions? _tls;
    private readonly TimeProvider _time;
    private readonly ApiVersion _newest;
    private readonly HttpClient _http;
    private ApiVersion? _version;

    /// <summary>Prepares to talk to an engine in API versions up to <paramref name="newest"/>; nothing is sent yet.</summary>
    public HttpDockerEngine(EngineAddress address, DockerTlsOptions? tls, TimeProvider time, ApiVersion newest)
    {
        _newest = newest;
        _address = address;
        _tls = tls;
        _time = time;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = new EngineConnector(address, tls).ConnectAsync,
            ConnectTimeout = ConnectLimit,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
        };
        _http = new HttpClient(new RetryingGetHandler(handler))
        {
            BaseAddress = new Uri("http://docker/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public ApiVersion? Version => _version;

    public async Task PingAsync(CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/_ping", null, QuestionLimit, cancellationToken);
    }

    public Task<EngineInfo> GetInfoAsync(CancellationToken cancellationToken) =>
        GetAsync("info", DockerJson.Default.EngineInfo, cancellationToken);

    public Task<ImageSummary[]> ListImagesAsync(CancellationToken cancellationToken) =>
        GetAsync("images/json", DockerJson.Default.ImageSummaryArray, cancellationToken);

    public async IAsyncEnumerable<PullMessage> PullImageAsync(
        string image, DockerRegistryLogin? login, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var nothing = new ByteArrayContent([]);
        if (login is not null) nothing.Headers.Add("X-Registry-Auth", Encode(login));
        using var answer = await PostAsync(
            $"images/create?fromImage={Encode(image)}", nothing, Timeout.InfiniteTimeSpan, cancellationToken);
        await using var progress = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var messages = JsonLines.ReadAsync(
            progress, DockerJson.Default.PullMessage, (words, cause) => new DockerEngineException(words, cause),
            cancellationToken);
        await foreach (var message in messages)
        {
            // By then the status of the answer has long been sent as a success.
            if (message.Error is { } error) throw new DockerEngineException(HttpStatusCode.InternalServerError, error);
            yield return message;
        }
    }

    public Task<ContainerSummary[]> ListContainersAsync(
        IEnumerable<string> labels, CancellationToken cancellationToken)
    {
        var filters = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["label"] = [.. labels] };
        return GetAsync(
            $"containers/json?all=1&filters={Encode(filters)}", DockerJson.Default.ContainerSummaryArray,
            cancellationToken);
    }

    public Task<ContainerDetails> InspectContainerAsync(string id, CancellationToken cancellationToken) =>
        GetAsync($"containers/{Encode(id)}/json", DockerJson.Default.ContainerDetails, cancellationToken);

    public async Task<string> CreateContainerAsync(
        string name, ContainerRequest request, CancellationToken cancellationToken)
    {
        _version ??= await NegotiateAsync(cancellationToken);
        if (_version.IsOlderThan(ApiVersion.WithMounts))
            request = request with { HostConfig = request.HostConfig.WithBinds() };
        using var answer = await PostAsync(
            $"containers/create?name={Encode(name)}", Serialize(request, DockerJson.Default.ContainerRequest),
            AnswerLimit, cancellationToken);
        var created = await ReadAsync(answer, DockerJson.Default.ContainerCreated, cancellationToken);
        return created.Id;
    }

    public async Task UnpackAsync(string id, Stream tar, CancellationToken cancellationToken)
    {
        using var content = new StreamContent(tar);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
        using var answer = await SendVersionedAsync(
            HttpMethod.Put, $"containers/{Encode(id)}/archive?path=%2F", content, Timeout.InfiniteTimeSpan,
            cancellationToken);
    }

    public async Task StartContainerAsync(string id, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync($"containers/{Encode(id)}/start", null, AnswerLimit, cancellationToken);
    }

    public async Task StopContainerAsync(string id, TimeSpan grace, CancellationToken cancellationToken)
    {
        var seconds = (long)Math.Ceiling(grace.TotalSeconds);
        using var answer = await PostAsync(
            $"containers/{Encode(id)}/stop?t={seconds}", null, grace + AnswerLimit, cancellationToken);
    }

    public async Task RemoveContainerAsync(string id, CancellationToken cancellationToken)
    {
        using var answer = await SendVersionedAsync(
            HttpMethod.Delete, $"containers/{Encode(id)}?force=1&v=1", null, AnswerLimit, cancellationToken);
    }

    public async Task UpdateContainerAsync(string id, ContainerUpdate update, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync(
            $"containers/{Encode(id)}/update", Serialize(update, DockerJson.Default.ContainerUpdate), AnswerLimit,
            cancellationToken);
    }

    public async Task<Stream> OpenLogsAsync(string id, bool follow, int? tail, CancellationToken cancellationToken)
    {
        var lines = tail?.ToString(CultureInfo.InvariantCulture) ?? "all";
        var answer = await SendVersionedAsync(
            HttpMethod.Get,
            $"containers/{Encode(id)}/logs?stdout=1&stderr=1&timestamps=1&follow={(follow ? 1 : 0)}&tail={lines}", null,
            Timeout.InfiniteTimeSpan, cancellationToken);
        return await answer.Content.ReadAsStreamAsync(cancellationToken);
    }

    public Task<NetworkSummary[]> ListNetworksAsync(CancellationToken cancellationToken) =>
        GetAsync("networks", DockerJson.Default.NetworkSummaryArray, cancellationToken);

    public async Task CreateNetworkAsync(NetworkRequest request, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync(
            "networks/create", Serialize(request, DockerJson.Default.NetworkRequest), AnswerLimit, cancellationToken);
    }

    public async Task<EngineEventReader> OpenEventsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var filters = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["type"] = ["container", "image"],
            ["event"] = EngineEvent.WatchedActions,
        };
        var answer = await SendVersionedAsync(
            HttpMethod.Get, $"events?since={Encode(since)}&filters={Encode(filters)}", null, Timeout.InfiniteTimeSpan,
            cancellationToken);
        return new EngineEventReader(answer, await answer.Content.ReadAsStreamAsync(cancellationToken));
    }

    public async IAsyncEnumerable<EngineEvent> ReadEventsAsync(
        string container, string[] actions, DateTimeOffset since, DateTimeOffset until,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filters = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["container"] = [container],
            ["event"] = actions,
        };
        var path = $"events?since={Encode(since)}&until={Encode(until)}&filters={Encode(filters)}";
        using var answer = await SendVersionedAsync(HttpMethod.Get, path, null, AnswerLimit, cancellationToken);
        using var reader = new EngineEventReader(answer, await answer.Content.ReadAsStreamAsync(cancellationToken));
        await foreach (var happened in reader.ReadAsync(cancellationToken)) yield return happened;
    }

    public void Dispose() => _http.Dispose();

    private static string Encode(string text) => Uri.EscapeDataString(text);

    private static string Encode(DateTimeOffset moment)
    {
        var ticks = (moment - DateTimeOffset.UnixEpoch).Ticks;
        return $"{ticks / TimeSpan.TicksPerSecond}.{ticks % TimeSpan.TicksPerSecond * 100:D9}";
    }

    private static string Encode(Dictionary<string, string[]> filters) =>
        Encode(JsonSerializer.Serialize(filters, DockerJson.Default.DictionaryStringStringArray));

    private static string Encode(DockerRegistryLogin login)
    {
        var auth = new RegistryAuth
        {
            UserName = login.UserName,
            Password = login.Password,
            ServerAddress = login.Registry,
        };
        return Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(auth, DockerJson.Default.RegistryAuth))
            .Replace('+', '-').Replace('/', '_');
    }

    private static ByteArrayContent Serialize<T>(T value, JsonTypeInfo<T> type)
    {
        // Engines of before 1.45 misread chunked bodies of some requests; an array has a length.
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.ContentType = Json;
        return content;
    }

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = LimitedTo(QuestionLimit, cancellationToken);
        try
        {
            using var answer = await SendVersionedAsync(
                HttpMethod.Get, path, null, Timeout.InfiniteTimeSpan, limit.Token);
            return await ReadAsync(answer, type, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NoAnswer(QuestionLimit);
        }
    }

    private Task<HttpResponseMessage> PostAsync(
        string path, HttpContent? body, TimeSpan limit, CancellationToken cancellationToken) =>
        SendVersionedAsync(HttpMethod.Post, path, body, limit, cancellationToken);

    private async Task<HttpResponseMessage> SendVersionedAsync(
        HttpMethod method, string path, HttpContent? body, TimeSpan limit, CancellationToken cancellationToken)
    {
        var version = _version ??= await NegotiateAsync(cancellationToken);
        return await SendAsync(method, $"/v{version}/{path}", body, limit, cancellationToken);
    }

    private async Task<ApiVersion> NegotiateAsync(CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/version", null, QuestionLimit, cancellationToken);
        var offer = await ReadAsync(answer, DockerJson.Default.EngineVersion, cancellationToken);
        return ApiVersion.Negotiate(offer, _newest);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        using var limited = LimitedTo(limit, cancellationToken);
        try
        {
            var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token);
            if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotModified) return answer;
            using (answer) throw new DockerEngineException(answer.StatusCode, await ReadErrorAsync(answer, limited.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NoAnswer(limit);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            // The next engine that answers here may be another one: it was restarted, perhaps upgraded.
            _version = null;
            throw Unreachable(problem);
        }
    }

    private async Task<T> ReadAsync<T>(
        HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken)
                ?? throw new DockerEngineException($"The engine at {_address} gave an empty answer");
        }
        catch (JsonException problem)
        {
            throw new DockerEngineException(
                $"What answers at {_address} is no Docker Engine: {problem.Message}", problem);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw Unreachable(problem);
        }
    }

    private static async Task<string> ReadErrorAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = (await answer.Content.ReadAsStringAsync(cancellationToken)).Trim();
        try
        {
            if (JsonSerializer.Deserialize(text, DockerJson.Default.EngineError)?.Message is { Length: > 0 } words)
                return words.Trim();
        }
        catch (JsonException)
        {
            // Not the engine's form of an error, perhaps a proxy's: its text is all there is to tell.
        }

        return text.Length > 0 ? text : $"HTTP status {(int)answer.StatusCode}";
    }

    private DockerEngineException NoAnswer(TimeSpan limit) =>
        new($"The engine at {_address} did not answer within {limit.TotalSeconds} s");

    private DockerEngineException Unreachable(Exception problem) =>
        new(ConnectionProblem.Describe(problem, _address, _tls), problem);

    private LinkedTimeout LimitedTo(TimeSpan limit, CancellationToken cancellationToken) =>
        new(limit, _time, cancellationToken);
}
