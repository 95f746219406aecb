using Zoe.Backends;
using Zoe.Backends.Registration;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Registration;

/// <summary>A driver that exposes its constructor arguments.</summary>
internal sealed class NamedBackend(DeploymentContext deployment)
    : InnerBackend(new VirtualBackend(new VirtualCluster([], TimeProvider.System), deployment.Name))
{
    public DeploymentContext Deployment { get; } = deployment;
}
