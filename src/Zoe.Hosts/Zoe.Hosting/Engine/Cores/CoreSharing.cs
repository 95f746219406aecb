using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Limits;
using Zoe.Hosting.Store;
using Zoe.Model;

namespace Zoe.Hosting.Engine.Cores;

/// <summary>
/// Distributes the unreserved cores of a node among its running services, in equal parts, and takes them back when
/// other services are placed there. Changes of the engine's state are debounced. All limits are set again from time to
/// time, because the driver does not report them: a call that failed may take effect late.
/// </summary>
internal sealed class CoreSharing(
    IBackend backend, HostRole role, EngineView view, ServiceLimits limits, ZoeOptions options, TimeProvider time, ILogger<CoreSharing> logger)
{
    private static readonly TimeSpan DebounceDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMinutes(10);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private Dictionary<ServiceKey, AppliedLimit> _applied = [];
    private bool _refresh;

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
        await using var refreshing = time.CreateTimer(_ => RequestRefresh(), null, RefreshInterval, RefreshInterval);
        while (await _changes.Reader.WaitToReadAsync(cancellationToken))
        {
            await Task.Delay(DebounceDelay, time, cancellationToken);
            _changes.Reader.TryRead(out _);
            if (!await ShareAsync((IResizableBackend)backend, cancellationToken)) NotifyChanged();
        }
    }

    private void RequestRefresh()
    {
        Volatile.Write(ref _refresh, true);
        NotifyChanged();
    }

    /// <summary>False when a node could not be reached and has to be retried.</summary>
    private async Task<bool> ShareAsync(IResizableBackend resizable, CancellationToken cancellationToken)
    {
        var shares = NodeShares.Of(view.State, limits);
        var refresh = Interlocked.Exchange(ref _refresh, false);
        _applied = _applied.Where(applied => shares.ContainsKey(applied.Key) && (applied.Value.IsRejected || !refresh)).ToDictionary();
        var pending = shares.Where(share => !IsApplied(share)).ToList();
        // Unknown until confirmed: a resize that failed may have had its effect.
        foreach (var share in pending) _applied.Remove(share.Key);
        // Nodes in parallel, the services of a node sequentially.
        var resized = await Task.WhenAll(pending.GroupBy(share => share.Value.Node, StringComparer.Ordinal)
            .Select(node => ResizeAsync(resizable, [.. node], cancellationToken)));
        foreach (var (key, limit) in resized.SelectMany(node => node)) _applied[key] = limit;
        return pending.TrueForAll(share => view.State.Find(share.Key) is null || IsApplied(share));
    }

    private bool IsApplied(KeyValuePair<ServiceKey, NodeShare> share) =>
        _applied.TryGetValue(share.Key, out var limit) && limit.Millicores == share.Value.Millicores;

    private async Task<List<KeyValuePair<ServiceKey, AppliedLimit>>> ResizeAsync(
        IResizableBackend resizable, List<KeyValuePair<ServiceKey, NodeShare>> pending, CancellationToken cancellationToken)
    {
        var resized = new List<KeyValuePair<ServiceKey, AppliedLimit>>(pending.Count);
        foreach (var share in pending)
        {
            try
            {
                await role.ConfirmAsync(cancellationToken);
                await resizable.ResizeAsync(share.Key, share.Value.Node, share.Value.Millicores, cancellationToken);
                resized.Add(new(share.Key, new AppliedLimit(share.Value.Millicores)));
            }
            catch (BackendException failure) when (failure.Failure is BackendFailure.Unreachable)
            {
                HostingLog.ServiceUnreachable(logger, share.Key, share.Value.Node, failure.Message);
                break;
            }
            catch (StoreUnavailableException failure)
            {
                HostingLog.ResizeFailed(logger, share.Key, share.Value.Node, failure.Message);
                break;
            }
            catch (Exception failure) when (failure is not FencedException && !cancellationToken.IsCancellationRequested)
            {
                var message = failure is BackendException ? failure.Message : failure.ToString();
                HostingLog.ResizeFailed(logger, share.Key, share.Value.Node, message);
                // Not retried: a rejection is permanent, for example when a cluster cannot resize pods.
                if (failure is BackendException { Failure: BackendFailure.Rejected })
                    resized.Add(new(share.Key, new AppliedLimit(share.Value.Millicores, IsRejected: true)));
            }
        }

        return resized;
    }

    private readonly record struct AppliedLimit(int Millicores, bool IsRejected = false);
}
