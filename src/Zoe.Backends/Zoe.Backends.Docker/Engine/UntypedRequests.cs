using System.Text;
using System.Text.Json.Nodes;
using Docker.DotNet;

namespace Zoe.Backends.Docker.Engine;

/// <summary>
/// Requests that have no usable typed call in Docker.DotNet.Enhanced 4.3.3, over the connections of its client.
/// <list type="bullet">
/// <item>Logs: <see cref="MultiplexedStream"/> does not say where a frame begins, so that time stamps cannot be taken off, and
/// drops the text of an engine's error (a frame of stream 3); the call also inspects the container first.</item>
/// <item>Events: the call that is not obsolete does not report when the stream is connected, and cannot be held up.</item>
/// <item>Networks: <c>CheckDuplicate</c> is missing, without which engines before API 1.44 make two of one name.</item>
/// </list>
/// </summary>
internal sealed class UntypedRequests(HttpMessageHandler handler) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(handler, disposeHandler: false);

    /// <summary>Returns when the answer has begun; the caller disposes the stream.</summary>
    public async Task<Stream> OpenAsync(string path, CancellationToken cancellationToken) =>
        await (await SendAsync(HttpMethod.Get, path, null, cancellationToken)).Content.ReadAsStreamAsync(cancellationToken);

    /// <summary>Makes a network with the engine's default driver, unless there is one of that name.</summary>
    public async Task CreateNetworkAsync(string name, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["Name"] = name, ["CheckDuplicate"] = true };
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await SendAsync(HttpMethod.Post, "networks/create", content, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(EngineTransport.BaseAddress, path)) { Content = body };
        var answer = await _http.SendAsync(request, cancellationToken);
        if (answer.IsSuccessStatusCode) return answer;
        using (answer)
            throw new DockerApiException(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }
}
