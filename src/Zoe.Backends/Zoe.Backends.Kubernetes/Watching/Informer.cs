using System;
using System.Net;
using k8s;
using k8s.Models;
using Zoe.Backends.Drivers;
using Zoe.Backends.Kubernetes.Connection;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>
/// Keeps a target up to date with all objects of a kind: lists them, then follows the changes from there. A broken
/// stream is resumed where it ended; when the server no longer has the changes since then, all are listed again.
/// </summary>
internal sealed class Informer<T>(
    IKubernetesApi api, string? scope, Selection selection, IInformerTarget<T> target, TimeProvider time)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    // A server that ends streams sooner has a problem, and gets the next request after a longer pause.
    private static readonly TimeSpan ShortestStream = TimeSpan.FromSeconds(1);

    private readonly ReconnectBackoff _backoff = new(new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5)), time);
    private string? _version;
    private bool _isListed;
    private bool _isFollowing;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
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
                // The error of a list is more exact than that of a stream.
                if (problem.Status is not null) _isListed = false;
            }

            if (time.GetElapsedTime(begin) >= ShortestStream) _backoff.Reset();
            await _backoff.WaitAsync(cancellationToken);
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
