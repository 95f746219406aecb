using k8s.Models;
using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

[Collection(OnRealCluster.Name)]
public sealed class RealResizeConformance(RealCluster cluster) : ResizeConformance
{
    // By what is set aside: nothing, all, a part of the cores, a part of the memory.
    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, 64, 64)]
    [InlineData(100, 64, 64)]
    [InlineData(null, 64, 32)]
    public async Task The_kubelet_gives_what_it_was_told_whatever_is_set_aside(int? softMillicores, int? mebibytes, int? softMebibytes)
    {
        var service = await StartAsync(Spec(1, Environment.RunUntilStopped) with
        {
            Millicores = 200,
            SoftMillicores = softMillicores,
            MemoryBytes = (long?)mebibytes << 20,
            SoftMemoryBytes = (long?)softMebibytes << 20,
        });

        foreach (var millicores in (int[])[300, 100, 250])
        {
            await ((IResizableBackend)Backend).ResizeAsync(service.Key, Environment.Node, millicores, Deadline);

            while (await ReadCoresAsync() != $"{millicores}m") await Task.Delay(100, Deadline);
            Assert.Equal(ServiceState.Running, Assert.Single(await ListAsync()).State);
        }
    }

    protected override BackendEnvironment CreateEnvironment() => new RealEnvironment(cluster, options =>
    {
        Assert.SkipUnless(cluster.CanResize, "the cluster cannot change the cores of running pods: that needs Kubernetes 1.33");
        return options;
    });

    // What the container has by the kubelet's word.
    private async Task<string?> ReadCoresAsync()
    {
        var pod = await cluster.Api.FindAsync<V1Pod>(cluster.Scope, $"service1-7-{Deployment}", Deadline);
        return pod?.Status.ContainerStatuses?[0].Resources?.Limits?["cpu"].ToString();
    }
}
