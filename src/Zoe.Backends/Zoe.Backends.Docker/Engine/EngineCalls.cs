using System.Text.Json;
using Docker.DotNet;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Docker.Engine;

/// <summary>
/// Runs requests to one engine, each with its own time limit, and turns every failure into a
/// <see cref="DockerEngineException"/>. Docker.DotNet.Enhanced 4.3.3 has one time limit for all requests and throws
/// exceptions of several kinds, those of an engine's refusal with its answer as unparsed JSON.
/// </summary>
internal sealed class EngineCalls(EngineAddress address, DockerTlsOptions? tls, TimeProvider time)
{
    /// <summary>Runs one request.</summary>
    /// <param name="send">Sends the request with the token that it is given.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> send, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var limited = new LinkedTimeout(limit, time, cancellationToken);
        try
        {
            return await send(limited.Token)
                ?? throw new DockerEngineException($"The engine at {address} gave an empty answer");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DockerEngineException($"The engine at {address} did not answer within {limit.TotalSeconds} s");
        }
        catch (DockerApiException refusal)
        {
            throw new DockerEngineException(refusal.StatusCode, FindMessage(refusal));
        }
        catch (Exception problem) when (problem is JsonException or (InvalidOperationException and not ObjectDisposedException))
        {
            throw new DockerEngineException($"What answers at {address} is no Docker Engine: {problem.Message}", problem);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new DockerEngineException(ConnectionProblem.Describe(problem, address, tls), problem);
        }
    }

    /// <summary>Runs one request without an answer.</summary>
    public Task RunAsync(Func<CancellationToken, Task> send, TimeSpan limit, CancellationToken cancellationToken) =>
        RunAsync(
            async token =>
            {
                await send(token);
                return true;
            },
            limit,
            cancellationToken);

    // An answer in another form than the engine's is perhaps a proxy's: its text is all there is.
    private static string FindMessage(DockerApiException refusal)
    {
        var text = refusal.ResponseBody?.Trim() ?? "";
        try
        {
            using var body = JsonDocument.Parse(text);
            if (body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("message", out var message)
                && message.GetString()?.Trim() is { Length: > 0 } words) return words;
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException)
        {
            // Not the engine's form.
        }

        return text.Length > 0 ? text : $"HTTP status {(int)refusal.StatusCode}";
    }
}
