using k8s;
using k8s.Models;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

/// <summary>Says on the kubelet's behalf that the node is not ready, until the kubelet contradicts.</summary>
[Collection(OnRealCluster.Name)]
public sealed class RealNodeLossConformance(RealCluster cluster) : ClusterNodeLossConformance
{
    private const string Untrue = "the test says so";

    protected override BackendEnvironment CreateEnvironment() => new RealEnvironment(cluster);

    protected override async Task LoseNodeAsync()
    {
        // The kubelet puts right what is not true when it next reports. Only after that is there time until the one after it.
        await SetReadyAsync("True", Untrue);
        while (await ReadMessageAsync() == Untrue) await Task.Delay(50, Deadline);
        await SetReadyAsync("False", Untrue);
        await UntilOnlineAsync(false);
    }

    protected override async Task RestoreNodeAsync()
    {
        await SetReadyAsync("True", "kubelet is posting ready status");
        await UntilOnlineAsync(true);
    }

    private async Task<string?> ReadMessageAsync()
    {
        var nodes = await cluster.Api.ListAsync<V1Node>(scope: null, new Selection(), Deadline);
        return nodes.Items.Single(node => node.Metadata.Name == cluster.Node).Status.Conditions.Single(one => one.Type == "Ready").Message;
    }

    private Task<V1Node> SetReadyAsync(string status, string message)
    {
        var condition = new V1NodeCondition { Type = "Ready", Status = status, Reason = "Test", Message = message };
        var patch = new V1Node { Status = new V1NodeStatus { Conditions = [condition] } };
        return cluster.Api.Client.CoreV1.PatchNodeStatusAsync(
            new V1Patch(patch, V1Patch.PatchType.StrategicMergePatch), cluster.Node, cancellationToken: Deadline);
    }
}
