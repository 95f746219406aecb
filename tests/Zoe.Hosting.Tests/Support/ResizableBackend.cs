using System.Collections.Concurrent;
using Zoe.Backends;

namespace Zoe.Hosting.Tests.Support;

/// <summary>The virtual cluster with cores that can be changed; it records the resizes, and may fail.</summary>
internal sealed class ResizableBackend(IBackend inner, BackendFailure? failure = null) : InnerBackend(inner), IResizableBackend
{
    private int _commands;

    public ConcurrentDictionary<long, int> Millicores { get; } = new();

    public int Commands => Volatile.Read(ref _commands);

    public Task ResizeAsync(ServiceKey key, string node, int millicores, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _commands);
        if (failure is { } kind) throw new BackendException(kind, "The cores cannot be changed, as ordered.");
        Millicores[key.ServiceId] = millicores;
        return Task.CompletedTask;
    }

    public override Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        Millicores[spec.Key.ServiceId] = spec.Millicores ?? 0;
        return base.StartAsync(spec, node, cancellationToken);
    }
}
