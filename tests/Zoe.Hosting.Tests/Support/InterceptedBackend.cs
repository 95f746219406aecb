using Zoe.Backends;

namespace Zoe.Hosting.Tests.Support;

/// <summary>The virtual cluster with starts that a test inspects, delays or completes itself.</summary>
internal sealed class InterceptedBackend(
    IBackend inner, Func<ServiceSpec, string, Func<Task<ObservedService>>, Task<ObservedService>> start) : InnerBackend(inner)
{
    public override Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken) =>
        start(spec, node, () => base.StartAsync(spec, node, cancellationToken));
}
