using System.Buffers;
using System.Net;
using System.Runtime.CompilerServices;

namespace Zoe.Backends.Docker;

/// <summary>Reads the output of services on one engine.</summary>
internal sealed class ServiceLogs(IDockerEngine engine, ServiceSearch services, string node, TimeProvider time)
{
    private const int BufferBytes = 64 * 1024;
    private const string Dropped = "the engine dropped it before it could be read";
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndPause = TimeSpan.FromMilliseconds(20);

    // What was missed is mostly nothing, or a few lines.
    private const int LikelyMissed = 64;
    private const int Growth = 16;

    /// <summary>
    /// The output after a cursor, null for the oldest that the engine has; with <paramref name="follow"/> to the service's end.
    /// </summary>
    public async IAsyncEnumerable<OutputPiece> ReadAsync(
        ServiceKey key, string? after, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = $"Reading the output of {key}";
        var id = await AskAsync(reading, async () => (await services.FindAsync(key, cancellationToken)).ID);
        var told = after is null ? new RecentOutput() : RecentOutput.Resume(after);
        await foreach (var piece in ReadOnAsync(reading, told, tail => OpenAsync(reading, id, follow, tail, cancellationToken), cancellationToken))
            yield return piece;
        if (!follow || !await AskAsync(reading, () => WaitForEndAsync(id, cancellationToken))) yield break;

        // Engines stop following when a container ends, even if there is still something to read. What was missed is
        // found by reading the end once more.
        await foreach (var piece in ReadOnAsync(
            reading, told, tail => AskAsync(reading, () => OpenEndedAsync(id, tail, cancellationToken)), cancellationToken))
            yield return piece;
    }

    // Reads back until a place that was told is found, and then what follows it.
    private async IAsyncEnumerable<OutputPiece> ReadOnAsync(
        string reading, RecentOutput told, Func<int?, Task<Stream?>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var tail in Tails(told))
        {
            if (await open(tail) is not { } stream) yield break;
            var missed = new MissedOutput(told, isTail: tail is not null);
            var gap = (string?)null;
            var isGapTold = false;
            await foreach (var output in DecodeAsync(reading, stream, missed, cancellationToken))
            {
                if (missed.HasBegun && !missed.ReachesBack)
                {
                    if (tail is not null) break;
                    gap = isGapTold ? null : Dropped;
                    isGapTold = true;
                }

                if (!output.IsEmpty || gap is not null) yield return new OutputPiece(output, told.Cursor, gap);
            }

            if (missed.ReachesBack || !missed.HasBegun && told.IsWhole) yield break;
        }
    }

    // How many of the last lines are read again, until they reach back far enough; null for all.
    private static int?[] Tails(RecentOutput told) => told.IsWhole
        ? [null]
        : [told.Pieces + LikelyMissed, (told.Pieces + LikelyMissed) * Growth, null];

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> DecodeAsync(
        string reading, Stream stream, ILogFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var disposed = stream;
        var input = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var output = ArrayPool<byte>.Shared.Rent(input.Length);
        try
        {
            var decoder = new LogRecordDecoder(filter);
            while (await FillAsync(reading, stream, input, cancellationToken) is > 0 and var length)
                yield return output.AsMemory(0, Decode(reading, decoder, input.AsMemory(0, length), output));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(input);
            ArrayPool<byte>.Shared.Return(output);
        }
    }

    private int Decode(string reading, LogRecordDecoder decoder, ReadOnlyMemory<byte> input, Span<byte> output)
    {
        try
        {
            return decoder.Decode(input, output);
        }
        catch (InvalidDataException problem)
        {
            throw new BackendException(
                BackendFailure.Retryable, $"{reading} failed on node '{node}': {problem.Message}", problem);
        }
    }

    // Engines need a moment longer than to close the output. False when the container is gone.
    private async Task<bool> WaitForEndAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            for (var begin = time.GetTimestamp(); time.GetElapsedTime(begin) < EndLimit;)
            {
                var container = await engine.InspectContainerAsync(id, cancellationToken);
                if (!Observation.IsRunning(container.State?.Status)) return true;
                await Task.Delay(EndPause, time, cancellationToken);
            }
        }
        catch (DockerEngineException problem) when (IsGone(problem))
        {
            return false;
        }

        throw new DockerEngineException("The engine closed the output although the container still runs");
    }

    private async Task<Stream?> OpenAsync(string reading, string id, bool follow, int? tail, CancellationToken cancellationToken) =>
        await AskAsync(reading, () => engine.OpenLogsAsync(id, follow, tail, cancellationToken));

    private async Task<Stream?> OpenEndedAsync(string id, int? tail, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.OpenLogsAsync(id, follow: false, tail, cancellationToken);
        }
        catch (DockerEngineException problem) when (IsGone(problem))
        {
            return null;
        }
    }

    private static bool IsGone(DockerEngineException problem) =>
        problem.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict;

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
