using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Limits;
using Zoe.Model;

namespace Zoe.Hosting.Engine.Cores;

/// <summary>
/// Distributes the unreserved cores of a node among its running services, in equal parts, and takes them back when
/// other services are placed there. Changes of the engine's state are debounced.
/// </summary>
internal sealed class CoreSharing(
    IBackend backend, EngineView view, ServiceLimits limits, ZoeOptions options, TimeProvider time, ILogger<CoreSharing> logger)
{
    private static readonly TimeSpan DebounceDelay = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private Dictionary<ServiceKey, long> _applied = [];

    /// <summary>True when unreserved cores are distributed.</summary>
    public bool IsOn => options.DistributeCores && backend is IResizableBackend;

    /// <summary>The reservation of a service in milli-cores.</summary>
    public static int Reserved(ZAppService definition) => (int)ServiceDemand.Of(definition).Millicores;

    /// <summary>Notifies of added or removed services or nodes.</summary>
    public void NotifyChanged() => _changes.Writer.TryWrite(true);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Another host may have led, and resized services, meanwhile.
        _applied = [];
        while (await _changes.Reader.WaitToReadAsync(cancellationToken))
        {
            await Task.Delay(DebounceDelay, time, cancellationToken);
            _changes.Reader.TryRead(out _);
            if (!await ShareAsync((IResizableBackend)backend, cancellationToken)) NotifyChanged();
        }
    }

    /// <summary>False when a node could not be reached and has to be retried.</summary>
    private async Task<bool> ShareAsync(IResizableBackend resizable, CancellationToken cancellationToken)
    {
        var shares = NodeShares.Of(view.State, limits);
        _applied = _applied.Where(applied => shares.ContainsKey(applied.Key)).ToDictionary();
        var pending = shares.Where(share => _applied.GetValueOrDefault(share.Key) != share.Value.Millicores).ToList();
        // Unknown until confirmed: a resize that failed may have had its effect.
        foreach (var share in pending) _applied.Remove(share.Key);
        // Nodes in parallel, the services of a node sequentially.
        var resized = await Task.WhenAll(pending.GroupBy(share => share.Value.Node, StringComparer.Ordinal)
            .Select(node => ResizeAsync(resizable, [.. node], cancellationToken)));
        foreach (var (key, share) in resized.SelectMany(node => node)) _applied[key] = share.Millicores;
        return pending.TrueForAll(share => view.State.Find(share.Key) is null || _applied.GetValueOrDefault(share.Key) == share.Value.Millicores);
    }

    private async Task<List<KeyValuePair<ServiceKey, NodeShare>>> ResizeAsync(
        IResizableBackend resizable, List<KeyValuePair<ServiceKey, NodeShare>> pending, CancellationToken cancellationToken)
    {
        var resized = new List<KeyValuePair<ServiceKey, NodeShare>>(pending.Count);
        foreach (var share in pending)
        {
            try
            {
                await resizable.ResizeAsync(share.Key, share.Value.Node, share.Value.Millicores, cancellationToken);
                resized.Add(share);
            }
            catch (BackendException failure) when (failure.Failure is BackendFailure.Unreachable)
            {
                HostingLog.ServiceUnreachable(logger, share.Key, share.Value.Node, failure.Message);
                break;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                var message = failure is BackendException ? failure.Message : failure.ToString();
                HostingLog.ResizeFailed(logger, share.Key, share.Value.Node, message);
                // Not retried: a rejection is permanent, for example when a cluster cannot resize pods.
                if (failure is BackendException { Failure: BackendFailure.Rejected }) resized.Add(share);
            }
        }

        return resized;
    }
}
