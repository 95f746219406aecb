using System.Buffers;
using System.Net;
using System.Runtime.CompilerServices;

namespace Zoe.Backends.Kubernetes;

/// <summary>Reads the output of services.</summary>
internal sealed class ServiceLogs(
    IKubernetesApi api, string scope, KubernetesBackendOptions options, ClusterState cluster, TimeProvider time)
{
    private const int BufferBytes = 64 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // A node tells that a container has ended about a second after its output.
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);

    /// <summary>The output from its beginning; with <paramref name="follow"/> to the service's end.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        ServiceKey key, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = $"Reading the output of {key}";
        var pod = await AskAsync(reading, () => FindAsync(key, cancellationToken))
            ?? throw new BackendException(BackendFailure.NotFound, $"There is no {key}");
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var told = 0L;
            var hasEnded = !follow;
            for (var pause = Pause; ; pause = Min(pause * 2, LongestPause))
            {
                var (opened, isWhole) = await OpenAsync(reading, pod, hasEnded, follow, cancellationToken);
                if (opened is { } stream)
                {
                    await using var disposed = stream;
                    // What was told before a stream was cut is passed over in the next one.
                    for (var position = 0L; ;)
                    {
                        var length = await FillAsync(stream, buffer, follow, reading, cancellationToken);
                        isWhole = length is not null;
                        if (length is not > 0) break;
                        var known = (int)Math.Clamp(told - position, 0, length.Value);
                        position += length.Value;
                        if (known == length) continue;
                        told = position;
                        pause = Pause;
                        yield return buffer.AsMemory(known, length.Value - known);
                    }
                }

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

    private async Task<Pod?> FindAsync(ServiceKey key, CancellationToken cancellationToken)
    {
        if (cluster.Pods.Find(key) is { } known) return known;
        var slot = ServiceMarks.SelectSlot(key, options.DeploymentName);
        var pods = await api.ListAsync(ResourceTypes.Pods, scope, slot, cancellationToken);
        return (pods.Items ?? []).FirstOrDefault(pod =>
            ServiceMarks.TryRead(pod.Metadata, options.DeploymentName, out var found, out _) && found == key);
    }

    // No stream when there is no output yet, or none any more; then the other is false if there may be some nevertheless.
    private async Task<(Stream? Stream, bool IsWhole)> OpenAsync(
        string reading, Pod pod, bool hasEnded, bool follow, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.OpenLogsAsync(scope, pod.Metadata.Name!, ServiceNames.Container, !hasEnded, cancellationToken), true);
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
            return problem.Status is null or >= HttpStatusCode.InternalServerError
                ? (null, false)
                : throw ApiFailure.Translate(problem, reading);
        }
        catch (KubernetesApiException problem)
        {
            throw ApiFailure.Translate(problem, reading);
        }
    }

    // 0 at the end; null for followers when the stream was cut.
    private static async Task<int?> FillAsync(
        Stream stream, byte[] buffer, bool follow, string reading, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException)
        {
            if (follow) return null;
            throw new BackendException(
                BackendFailure.Unreachable, $"{reading} failed: the connection broke: {problem.Message}", problem);
        }
    }

    // True when the service has ended, so that nothing more will be written.
    private async Task<bool> HasEndedAsync(string reading, Pod pod, CancellationToken cancellationToken)
    {
        for (var begin = time.GetTimestamp(); time.GetElapsedTime(begin) < EndLimit;)
        {
            var changed = cluster.Changed;
            var current = await AskAsync(
                reading, () => api.FindAsync(ResourceTypes.Pods, scope, pod.Metadata.Name!, cancellationToken));
            if (current is null || current.Metadata.Uid != pod.Metadata.Uid) return true;
            if (PodObservation.ReadState(current) == ServiceState.Exited) return true;
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
