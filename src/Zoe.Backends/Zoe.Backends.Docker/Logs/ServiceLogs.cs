using System.Net;
using System.Runtime.CompilerServices;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Services;

namespace Zoe.Backends.Docker.Logs;

/// <summary>Reads the output of services on one engine.</summary>
internal sealed class ServiceLogs(IDockerEngine engine, ServiceSearch services, string node, TimeProvider time)
{
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
        var id = await CallAsync(reading, async () => (await services.FindAsync(key, cancellationToken)).ID);
        var delivered = after is null ? new RecentOutput() : RecentOutput.Resume(after);
        await foreach (var piece in ReadOnAsync(reading, delivered, tail => OpenAsync(reading, id, follow, tail, cancellationToken), cancellationToken))
            yield return piece;
        if (!follow || !await CallAsync(reading, () => WaitForEndAsync(id, cancellationToken))) yield break;

        // Engines stop following when a container ends, even if there is still something to read. What was missed is
        // found by reading the end once more.
        await foreach (var piece in ReadOnAsync(
            reading, delivered, tail => CallAsync(reading, () => OpenEndedAsync(id, tail, cancellationToken)), cancellationToken))
            yield return piece;
    }

    // Reads back until a place that was delivered is found, and then what follows it.
    private async IAsyncEnumerable<OutputPiece> ReadOnAsync(
        string reading, RecentOutput delivered, Func<int?, Task<Stream?>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var tail in Tails(delivered))
        {
            if (await open(tail) is not { } stream) yield break;
            var missed = new MissedOutput(delivered, isTail: tail is not null);
            var gap = (string?)null;
            var isGapReported = false;
            await foreach (var output in new LogChunks(stream, missed, reading, node).ReadAsync(cancellationToken))
            {
                if (missed.HasBegun && !missed.ReachesBack)
                {
                    if (tail is not null) break;
                    gap = isGapReported ? null : Dropped;
                    isGapReported = true;
                }

                if (!output.IsEmpty || gap is not null) yield return new OutputPiece(output, delivered.Cursor, gap);
            }

            if (missed.ReachesBack || !missed.HasBegun && delivered.IsWhole) yield break;
        }
    }

    // How many of the last lines are read again, until they reach back far enough; null for all.
    private static int?[] Tails(RecentOutput delivered) => delivered.IsWhole
        ? [null]
        : [delivered.Pieces + LikelyMissed, (delivered.Pieces + LikelyMissed) * Growth, null];

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
        await CallAsync(reading, () => engine.OpenLogsAsync(id, follow, tail, cancellationToken));

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

    private async Task<T> CallAsync<T>(string reading, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (DockerEngineException problem)
        {
            throw EngineFailure.Translate(problem, reading, node);
        }
    }
}
