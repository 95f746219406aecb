using System.Buffers;
using System.Net;
using System.Runtime.CompilerServices;

namespace Zoe.Backends.Docker;

/// <summary>Reads the output of services on one engine.</summary>
internal sealed class ServiceLogs(IDockerEngine engine, ServiceSearch services, string node, TimeProvider time)
{
    private const int BufferBytes = 64 * 1024;
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndPause = TimeSpan.FromMilliseconds(20);

    /// <summary>The output from its beginning; with <paramref name="follow"/> to the service's end.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        ServiceKey key, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = $"Reading the output of {key}";
        var id = await AskAsync(reading, async () => (await services.FindAsync(key, cancellationToken)).Id);
        var all = await AskAsync(reading, () => engine.OpenLogsAsync(id, follow, cancellationToken));
        long told = 0;
        await foreach (var output in DecodeAsync(reading, all, skip: 0, cancellationToken))
        {
            told += output.Length;
            yield return output;
        }

        if (!follow) yield break;

        // Engines stop following when a container ends, even if there is still something to read. What was missed is
        // found by reading once more. Should the engine have dropped the oldest output meanwhile, a part of it is lost.
        if (await AskAsync(reading, () => OpenEndedAsync(id, cancellationToken)) is not { } again) yield break;
        await foreach (var rest in DecodeAsync(reading, again, skip: told, cancellationToken)) yield return rest;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> DecodeAsync(
        string reading, Stream stream, long skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var disposed = stream;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var decoder = new LogFrameDecoder();
            while (await FillAsync(reading, stream, buffer, cancellationToken) is > 0 and var length)
            {
                var input = new ReadOnlyMemory<byte>(buffer, 0, length);
                while (decoder.TryRead(ref input, out var output))
                {
                    var known = (int)Math.Min(skip, output.Length);
                    skip -= known;
                    if (known < output.Length) yield return output[known..];
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The output again when the container has ended, which takes engines a moment longer than to close the output.
    // Null when it is gone.
    private async Task<Stream?> OpenEndedAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            for (var begin = time.GetTimestamp(); time.GetElapsedTime(begin) < EndLimit;)
            {
                var container = await engine.InspectContainerAsync(id, cancellationToken);
                if (!Observation.IsRunning(container.State?.Status))
                    return await engine.OpenLogsAsync(id, follow: false, cancellationToken);
                await Task.Delay(EndPause, time, cancellationToken);
            }
        }
        catch (DockerEngineException problem) when (problem.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return null;
        }

        throw new DockerEngineException("The engine closed the output although the container still runs");
    }

    private async Task<T> AskAsync<T>(string reading, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (DockerEngineException problem)
        {
            throw EngineFailure.Translate(problem, reading, node);
        }
    }

    private async Task<int> FillAsync(
        string reading, Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException)
        {
            throw EngineFailure.Translate(
                new DockerEngineException($"The connection broke: {problem.Message}", problem), reading, node);
        }
    }
}
