using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Services;
using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

public sealed class PodRemovalTests : ClusterTest
{
    private readonly ConcurrentDictionary<string, int> _looks = new(StringComparer.Ordinal);
    private readonly Clock _clock = new();

    [Fact]
    public async Task A_pod_is_waited_for_while_its_node_ends_others_and_two_minutes_more()
    {
        var connection = KubeConfigFile.Read(Cluster.ConfigFile, context: null, TimeProvider.System, NullLogger.Instance);
        using var api = new KubernetesApi(connection, TimeProvider.System);
        var state = new ClusterState(new KubernetesBackendOptions { DeploymentName = Deployment });
        var removal = new PodRemoval(api, TestCluster.Scope, state, _clock);
        Server.Faults.Refuse = (method, path) =>
        {
            if (method == "GET") _looks.AddOrUpdate(path, 1, (_, looks) => looks + 1);
            return null;
        };
        var first = removal.RemoveAsync(await MakeAsync(api, "first"), TimeSpan.Zero, Deadline);
        var second = removal.RemoveAsync(await MakeAsync(api, "second"), TimeSpan.Zero, Deadline);

        await PassAsync(seconds: 0, "first", "second");
        await PassAsync(seconds: 90, "first", "second");
        Server.Remove("pods", TestCluster.Scope, "first").ShouldBeTrue();
        await first;
        await PassAsync(seconds: 90, "second");
        second.IsCompleted.ShouldBeFalse();

        _clock.Pass(seconds: 60);
        var problem = await FailsAsync(BackendFailure.Retryable, () => second);
        problem.Message.ShouldBe("Pod 'second' on node 'elsewhere' does not end although it was deleted");
    }

    // Returns when the pods have been looked at with the new time, and judged by it.
    private async Task PassAsync(int seconds, params string[] pods)
    {
        _clock.Pass(seconds);
        foreach (var pod in pods)
        {
            var path = $"/api/v1/namespaces/{TestCluster.Scope}/pods/{pod}";
            var before = _looks.GetValueOrDefault(path);
            await UntilAsync(() => _looks.GetValueOrDefault(path) > before + 2);
        }
    }

    // No kubelet runs pods on that node.
    private async Task<V1Pod> MakeAsync(KubernetesApi api, string name)
    {
        Server.Create("pods", new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = TestCluster.Scope },
            ["spec"] = new JsonObject { ["nodeName"] = "elsewhere", ["containers"] = new JsonArray() },
        });
        return (await api.FindAsync<V1Pod>(TestCluster.Scope, name, Deadline))!;
    }

    // Time passes only when it is advanced; waits end soon after.
    private sealed class Clock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Read(ref _now);

        public void Pass(int seconds) => Interlocked.Add(ref _now, seconds);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.FromMilliseconds(10), period);
    }
}
