using System.Buffers;
using System.Net;
using System.Runtime.CompilerServices;
using k8s.Models;
using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Kubernetes;

/// <summary>
/// Reads the output of services, each stream from the time of the last line on. Whether a service has ended is known from
/// the watch of pods: followers ask the API server for nothing but the output itself.
/// </summary>
internal sealed class ServiceLogs(
    IKubernetesApi api, string scope, KubernetesBackendOptions options, ClusterState cluster, TimeProvider time, ILogger logger)
{
    private const int BufferBytes = 64 * 1024;
    private const int Silent = -1;
    private const string Dropped = "the node dropped it before it could be read";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // A node tells that a container has ended about a second after its output.
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The output after a cursor, null for the oldest that the node has; with <paramref name="follow"/> to the service's end.
    /// </summary>
    public async IAsyncEnumerable<OutputPiece> ReadAsync(
        ServiceKey key, string? after, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = $"Reading the output of {key}";
        var pod = await AskAsync(reading, () => FindAsync(key, cancellationToken))
            ?? throw new BackendException(BackendFailure.NotFound, $"There is no {key}");
        var log = new TimedLog();
        if (after is not null) log.Resume(after);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var hasEnded = !follow;
            string? complaint = null;
            var isSilent = false;
            for (var pause = Pause; ; pause = Min(pause * 2, LongestPause))
            {
                if (follow) await UntilReachableAsync(cancellationToken);
                log.Begin();
                var (opened, isWhole) = await OpenAsync(reading, pod, log.Since, hasEnded, follow, cancellationToken);
                isSilent = false;
                if (opened is { } stream)
                {
                    await using var disposed = stream;
                    while (true)
                    {
                        var length = await FillAsync(stream, buffer, follow, follow && !hasEnded, reading, cancellationToken);
                        isWhole = length is not null;
                        isSilent = length == Silent;
                        if (length is not > 0) break;
                        var output = log.Read(buffer.AsSpan(0, length.Value));
                        if (output.IsEmpty) continue;
                        pause = Pause;
                        yield return new OutputPiece(output, log.Position, log.HasGap ? Dropped : null);
                    }
                }

                if (log.ForeignWords is { } words && words != complaint) ReadLog.NotReadable(logger, key, complaint = words);
                // After a kubelet's rotation a stream may stay open on a file that nobody writes to any more.
                if (isSilent) continue;
                if (hasEnded && isWhole) yield break;
                // Nodes stop following when a container ends, even if there is still something to read. So the end is
                // read once more, when the node has told that there will be no more.
                if (await HasEndedAsync(reading, pod, cancellationToken) && !hasEnded) hasEnded = true;
                else await Task.Delay(pause, time, cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private async Task<V1Pod?> FindAsync(ServiceKey key, CancellationToken cancellationToken)
    {
        if (cluster.FindPod(key) is { } known) return known;
        var slot = ServiceMarks.SelectSlot(key, options.DeploymentName);
        var pods = await api.ListAsync<V1Pod>(scope, slot, cancellationToken);
        return pods.Items.FirstOrDefault(pod =>
            ServiceMarks.TryRead(pod.Metadata, options.DeploymentName, out var found, out _) && found == key);
    }

    // Followers wait for the API server: it is not the output's fault.
    private async Task UntilReachableAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = cluster.Changed;
            if (cluster.Problem is null) return;
            await changed.WaitAsync(cancellationToken);
        }
    }

    // No stream when there is no output yet, or none any more; then the other is false if there may be some nevertheless.
    private async Task<(Stream? Stream, bool IsWhole)> OpenAsync(
        string reading, V1Pod pod, DateTimeOffset? since, bool hasEnded, bool follow, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.OpenLogsAsync(scope, pod.Metadata.Name!, ServiceNames.Container, !hasEnded, since, cancellationToken), true);
        }
        catch (KubernetesApiException problem) when (problem.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            // Without a container there is nothing to read: it does not run yet, or the pod is gone.
            if (follow || problem.Status == HttpStatusCode.BadRequest) return (null, true);
            throw ApiFailure.Translate(problem, reading);
        }
        catch (KubernetesApiException problem) when (follow)
        {
            // The node may be busy or the connection gone for a moment; whether it is for long, the next question tells.
            return problem.Status is null or HttpStatusCode.Unauthorized or >= HttpStatusCode.InternalServerError
                ? (null, false)
                : throw ApiFailure.Translate(problem, reading);
        }
        catch (KubernetesApiException problem)
        {
            throw ApiFailure.Translate(problem, reading);
        }
    }

    // 0 at the end; for followers null when the stream was cut, and -1 when it was silent for so long that it may have stalled.
    private async Task<int?> FillAsync(
        Stream stream, byte[] buffer, bool follow, bool mayStall, string reading, CancellationToken cancellationToken)
    {
        using var limit = new LinkedTimeout(mayStall ? options.SilentLogLimit : Timeout.InfiniteTimeSpan, time, cancellationToken);
        try
        {
            return await stream.ReadAsync(buffer, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Silent;
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException)
        {
            if (follow) return null;
            throw new BackendException(
                BackendFailure.Unreachable, $"{reading} failed: the connection broke: {problem.Message}", problem);
        }
    }

    // True when the service has ended, so that nothing more will be written.
    private async Task<bool> HasEndedAsync(string reading, V1Pod pod, CancellationToken cancellationToken)
    {
        var wasAsked = false;
        for (var begin = time.GetTimestamp(); time.GetElapsedTime(begin) < EndLimit;)
        {
            var changed = cluster.Changed;
            if (cluster.Problem is not null) return false;
            var current = cluster.FindPod(pod.Metadata.Uid!);
            if (current is null && !wasAsked)
            {
                // It is gone, or was found by asking and is not yet known to the watch.
                wasAsked = true;
                current = await AskAsync(
                    reading, () => api.FindAsync<V1Pod>(scope, pod.Metadata.Name!, cancellationToken));
                if (current is null || current.Metadata.Uid != pod.Metadata.Uid) return true;
            }

            if (current is not null && PodObservation.ReadState(current) == ServiceState.Exited) return true;
            await Task.WhenAny(changed, Task.Delay(Pause, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return false;
    }

    private static async Task<T> AskAsync<T>(string reading, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (KubernetesApiException problem)
        {
            throw ApiFailure.Translate(problem, reading);
        }
    }
}
