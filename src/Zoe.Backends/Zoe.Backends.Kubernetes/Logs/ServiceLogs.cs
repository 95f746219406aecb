using System.Runtime.CompilerServices;
using k8s.Models;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Drivers;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Services;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Logs;

/// <summary>
/// Reads the output of services, each stream from the time of the last line on. Whether a service has ended is known from
/// the watch of pods: followers send the API server no other requests than for output.
/// </summary>
internal sealed class ServiceLogs(
    IKubernetesApi api, string scope, KubernetesBackendOptions options, ClusterState cluster, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // Runtimes report the end of a container before they have written the last of its output.
    private static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The output after a cursor, null for the oldest that the node has; with <paramref name="follow"/> to the service's end.
    /// </summary>
    public async IAsyncEnumerable<OutputPiece> ReadAsync(
        ServiceKey key, string? after, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var operation = $"Reading the output of {key}";
        var pod = await TranslateAsync(operation, () => FindAsync(key, cancellationToken))
            ?? throw new BackendException(BackendFailure.NotFound, $"There is no {key}");
        var reader = new PodLogReader(api, scope, pod, options, operation, time);
        if (after is not null) reader.Resume(after);
        var end = new PodEnd(api, scope, pod, cluster, time);
        var backoff = new ReconnectBackoff(new(FirstPause, LongestPause), time);
        var hasEnded = !follow;
        long? endNoticed = null;
        string? logged = null;
        while (true)
        {
            if (follow) await UntilReachableAsync(cancellationToken);
            var hasOutput = false;
            await foreach (var piece in reader.ReadAsync(follow, hasEnded, cancellationToken))
            {
                hasOutput = true;
                backoff.Reset();
                yield return piece;
            }

            if (reader.KubeletMessage is { } message && message != logged) ReadLog.NotReadable(logger, key, logged = message);
            if (reader.IsToBeReopened) continue;
            if (hasEnded && reader.IsWhole)
            {
                if (endNoticed is not { } noticed || reader.IsGone || (!hasOutput && time.GetElapsedTime(noticed) >= FlushTime)) yield break;
                await Task.Delay(FlushTime, time, cancellationToken);
            }
            // Nodes stop following when a container ends, even if there is still something to read. So the end is read
            // once more, when the node has reported that the container has ended.
            else if (!hasEnded && reader.IsWhole && await TranslateAsync(operation, () => end.HasComeAsync(cancellationToken)))
            {
                hasEnded = true;
                if (!end.IsLongAgo) endNoticed = time.GetTimestamp();
            }
            else
            {
                await backoff.WaitAsync(cancellationToken);
            }
        }
    }

    private async Task<V1Pod?> FindAsync(ServiceKey key, CancellationToken cancellationToken)
    {
        if (cluster.FindPod(key) is { } known) return known;
        var slot = ServiceMetadata.SelectSlot(key, options.DeploymentName);
        var pods = await api.ListAsync<V1Pod>(scope, slot, cancellationToken);
        return pods.Items.FirstOrDefault(pod =>
            ServiceMetadata.TryRead(pod.Metadata, options.DeploymentName, out var found, out _) && found == key);
    }

    // While the API server does not answer, the output is as good as before.
    private async Task UntilReachableAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = cluster.Changed;
            if (cluster.Problem is null) return;
            await changed.WaitAsync(cancellationToken);
        }
    }

    private static async Task<T> TranslateAsync<T>(string operation, Func<Task<T>> request)
    {
        try
        {
            return await request();
        }
        catch (KubernetesApiException problem)
        {
            throw ApiFailure.Translate(problem, operation);
        }
    }
}
