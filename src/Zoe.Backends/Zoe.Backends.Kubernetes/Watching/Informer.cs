using System.Net;
using k8s;
using k8s.Models;

namespace Zoe.Backends.Kubernetes;

/// <summary>
/// Keeps a target up to date with all objects of a kind: lists them, then follows the changes from there. A broken
/// stream is taken up where it ended; when the server no longer knows that moment, all are listed again.
/// </summary>
internal sealed class Informer<T>(
    IKubernetesApi api, string? scope, Selection selection, IInformerTarget<T> target, TimeProvider time)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // A server that ends streams sooner has trouble, and is not to be asked at once again.
    private static readonly TimeSpan ShortestStream = TimeSpan.FromSeconds(1);

    private string? _version;
    private bool _isListed;
    private bool _isFollowing;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (true)
        {
            var begin = time.GetTimestamp();
            _isFollowing = false;
            try
            {
                if (!_isListed) await ListAsync(cancellationToken);
                await FollowAsync(cancellationToken);
            }
            catch (KubernetesApiException problem) when (problem.Status == HttpStatusCode.Gone)
            {
                _isListed = false;
            }
            catch (KubernetesApiException problem)
            {
                // A stream that breaks loses nothing as long as another one can be opened.
                if (!_isFollowing) target.Disconnect(problem);
                // Whatever the server has against it, the list tells it better than the stream.
                if (problem.Status is not null) _isListed = false;
            }

            if (time.GetElapsedTime(begin) >= ShortestStream) pause = FirstPause;
            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var list = await api.ListAsync<T>(scope, selection, cancellationToken);
        target.Replace([.. list.Items]);
        _version = list.Metadata?.ResourceVersion ?? "";
        _isListed = true;
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var changes = await api.WatchAsync<T>(scope, selection, _version!, cancellationToken);
        _isFollowing = true;
        target.Connect();
        await foreach (var (kind, one, version) in changes)
        {
            if (kind == WatchedChangeKind.Changed) target.Change(one!);
            if (kind == WatchedChangeKind.Deleted) target.Delete(one!);
            _version = version ?? _version;
        }
    }
}
