using Zoe.Backends;

namespace Zoe.Hosting.Tests;

/// <summary>A driver that shows what it was given.</summary>
internal sealed class NamedBackend(DeploymentContext deployment)
    : InnerBackend(new VirtualBackend(new VirtualCluster([], TimeProvider.System), deployment.Name))
{
    public DeploymentContext Deployment { get; } = deployment;
}
