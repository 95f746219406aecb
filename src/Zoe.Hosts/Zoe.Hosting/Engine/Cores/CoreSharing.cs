using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Limits;
using Zoe.Model;

namespace Zoe.Hosting.Engine.Cores;

/// <summary>
/// Gives the cores of a node that nobody reserved to the services that run there, in equal parts, and takes them back
/// when others come. It follows the engine's state at a distance: many changes within a moment are one.
/// </summary>
internal sealed class CoreSharing(
    IBackend backend, EngineView view, ServiceLimits limits, ZoeOptions options, TimeProvider time, ILogger<CoreSharing> logger)
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private Dictionary<ServiceKey, long> _given = [];

    /// <summary>True when cores are shared at all.</summary>
    public bool IsOn => options.DistributeCores && backend is IResizableBackend;

    /// <summary>What a service gets in any case, in thousandths of a core.</summary>
    public static int Reserved(ZAppService definition) => (int)ServiceDemand.Of(definition).Millicores;

    /// <summary>Tells that services came or went, or nodes.</summary>
    public void Notice() => _changes.Writer.TryWrite(true);

    /// <summary>Shares until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await _changes.Reader.WaitToReadAsync(cancellationToken))
        {
            await Task.Delay(Calm, time, cancellationToken);
            _changes.Reader.TryRead(out _);
            if (!await ShareAsync((IResizableBackend)backend, cancellationToken)) Notice();
        }
    }

    /// <summary>False when a node could not be reached, so that its services are still to get their share.</summary>
    private async Task<bool> ShareAsync(IResizableBackend resizable, CancellationToken cancellationToken)
    {
        var shares = NodeShares.Of(view.State, limits);
        _given = _given.Where(given => shares.ContainsKey(given.Key)).ToDictionary();
        var due = shares.Where(share => _given.GetValueOrDefault(share.Key) != share.Value.Millicores).ToList();
        // Nodes at the same time, the services of a node one after the other.
        var done = await Task.WhenAll(due.GroupBy(share => share.Value.Node, StringComparer.Ordinal)
            .Select(node => ResizeAsync(resizable, [.. node], cancellationToken)));
        foreach (var (key, share) in done.SelectMany(node => node)) _given[key] = share.Millicores;
        return due.TrueForAll(share => view.State.Find(share.Key) is null || _given.GetValueOrDefault(share.Key) == share.Value.Millicores);
    }

    private async Task<List<KeyValuePair<ServiceKey, NodeShare>>> ResizeAsync(
        IResizableBackend resizable, List<KeyValuePair<ServiceKey, NodeShare>> due, CancellationToken cancellationToken)
    {
        var done = new List<KeyValuePair<ServiceKey, NodeShare>>(due.Count);
        foreach (var share in due)
        {
            try
            {
                await resizable.ResizeAsync(share.Key, share.Value.Node, share.Value.Millicores, cancellationToken);
                done.Add(share);
            }
            catch (BackendException failure) when (failure.Failure is BackendFailure.Unreachable)
            {
                HostingLog.ServiceUnreachable(logger, share.Key, share.Value.Node, failure.Message);
                break;
            }
            catch (BackendException failure)
            {
                HostingLog.ResizeFailed(logger, share.Key, share.Value.Node, failure.Message);
                // What is refused once is refused again, as by a cluster that cannot change pods.
                if (failure.Failure is BackendFailure.Rejected) done.Add(share);
            }
        }

        return done;
    }
}
