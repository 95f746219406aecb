using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Zoe.Backends;
using Zoe.Hosting.FaultSimulation.Clusters;
using Zoe.Hosting.FaultSimulation.Faults;
using Zoe.Hosting.FaultSimulation.Runtime;

namespace Zoe.Hosting.FaultSimulation.Hosts;

/// <summary>One host's driver, with faults in its calls and its event stream.</summary>
internal sealed class HostBackend(VirtualRuntime runtime, ModelCluster cluster, RemoteCalls calls, FaultSource faults) : IResizableBackend
{
    private readonly Channel<BackendEvent> _events = Channel.CreateUnbounded<BackendEvent>();
    private readonly Dictionary<ServiceKey, ObservedService> _told = [];

    public string Name => "Model";

    public int DescriptorsPerFollower => 0;

    /// <summary>Passes an event of the cluster on: lost, late, twice or out of order.</summary>
    public void Report(BackendEvent happened)
    {
        foreach (var delay in faults.NextDeliveries()) runtime.After(delay, () => Deliver(happened));
    }

    public Task<IReadOnlyList<BackendNode>> DescribeNodesAsync(CancellationToken cancellationToken) =>
        CallAsync("describe", _ => cluster.Describe(), cancellationToken);

    public Task<ServiceListing> ListAsync(CancellationToken cancellationToken) =>
        CallAsync("list", _ => List(), cancellationToken);

    public Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        var requestedAt = runtime.Now;
        return CallAsync($"start of {spec.Key}", isLate => cluster.Start(spec, node, requestedAt, isLate), cancellationToken);
    }

    public Task StopAsync(ServiceKey key, string node, TimeSpan grace, CancellationToken cancellationToken) =>
        CallAsync($"stop of {key}", _ => cluster.Stop(key, node), cancellationToken);

    /// <summary>A rejection is final, so it does not happen here.</summary>
    public Task ResizeAsync(ServiceKey key, string node, int millicores, CancellationToken cancellationToken)
    {
        var plan = faults.NextDriverCall();
        if (plan.Error is BackendException { Failure: BackendFailure.Rejected })
            plan = plan with { Fault = CallFault.ErrorWithoutEffect, Error = new BackendException(BackendFailure.Unreachable, "injected fault: no answer") };
        return calls.CallAsync($"resize of {key}", plan, () => cluster.Resize(key, node, millicores), cancellationToken);
    }

    public async IAsyncEnumerable<BackendEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var node in cluster.Describe())
            if (node.Online) yield return new EventStreamReconnected(node.Name);
        while (await _events.Reader.WaitToReadAsync(cancellationToken))
            while (_events.Reader.TryRead(out var happened)) yield return happened;
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, string node, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await CallAsync("logs", _ => true, cancellationToken);
        yield break;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Deliver(BackendEvent happened)
    {
        if (happened is ServiceChanged changed) _told[changed.Service.Key] = changed.Service;
        if (happened is ServiceRemoved removed) _told.Remove(removed.Key);
        _events.Writer.TryWrite(happened);
    }

    private ServiceListing List() => cluster.Defect is ClusterDefect.TrustsEvents
        ? cluster.List() with { Services = [.. _told.Values] }
        : cluster.List();

    private Task<T> CallAsync<T>(string name, Func<bool, T> effect, CancellationToken cancellationToken)
    {
        var plan = faults.NextDriverCall();
        var isLate = plan.Fault is not CallFault.None;
        return calls.CallAsync(name, plan, () => effect(isLate), cancellationToken);
    }
}
