using System;
using System.Globalization;
using System.Text;
using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

/// <summary>What only a real control plane and kubelet do; needs <c>kubectl</c> and an administrator's kubeconfig.</summary>
[Collection(OnRealCluster.Name)]
public sealed class RealClusterTests(RealCluster cluster) : RealClusterTest(cluster)
{
    private const int LineLength = 49;

    [Theory]
    [InlineData("eviction")]
    [InlineData("deletion")]
    public async Task A_service_that_others_end_is_disrupted_though_it_ends_with_0(string how)
    {
        await using var backend = Create();
        await using var events = await EventRecorder.StartAsync(backend, Cluster.Node, Deadline);
        var spec = Spec("sh -c 'trap \"exit 0\" TERM; while :; do sleep 0.2; done'");
        var service = await backend.StartAsync(spec, Cluster.Node, Deadline);

        if (how == "deletion") await KubectlAsync(null, "delete", "pod", spec.HostName, "--wait=false");
        else await EvictAsync(spec.HostName);

        (await events.WaitForEndAsync(service.Key, Deadline)).Disruption.ShouldNotBeNull();
        await backend.StopAsync(spec.Key, Cluster.Node, TimeSpan.Zero, Deadline);
    }

    [Fact]
    public async Task Output_beyond_the_kubelets_rotation_comes_once_and_in_order_and_says_where_it_is_missing()
    {
        await using var backend = Create();
        // About 40 MB within 40 s: kubelets look at sizes every 10 s.
        var spec = Spec("""awk 'BEGIN { for (i = 0; i < 800000; i++) { printf("%08d 0123456789012345678901234567890123456789\n", i); if (i % 20000 == 0) { fflush(); system("sleep 1") } } }'""");
        await backend.StartAsync(spec, Cluster.Node, Deadline);

        var (next, isAfterGap, gaps, missing, rest) = (0L, false, 0, 0L, new StringBuilder());
        await foreach (var piece in backend.ReadLogsAsync(spec.Key, Cluster.Node, follow: true, Deadline))
        {
            rest.Append(Encoding.UTF8.GetString(piece.Span));
            var text = rest.ToString();
            var end = text.LastIndexOf('\n') + 1;
            rest.Remove(0, end);
            foreach (var line in text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.StartsWith("[zoe: output is missing here", StringComparison.Ordinal))
                {
                    (isAfterGap, gaps) = (true, gaps + 1);
                    continue;
                }

                // Runtimes exchange files in the middle of a line, of which the part in the old file may be missing.
                if (isAfterGap && line.Length != LineLength) continue;
                var number = long.Parse(line[..8], CultureInfo.InvariantCulture);
                if (isAfterGap) number.ShouldBeGreaterThanOrEqualTo(next);
                else number.ShouldBe(next);
                missing += number - next;
                (next, isAfterGap) = (number + 1, false);
            }
        }

        next.ShouldBe(800_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{gaps} gaps, {missing} lines missing");
        await backend.StopAsync(spec.Key, Cluster.Node, TimeSpan.Zero, Deadline);
    }

    [Fact]
    public async Task Services_run_in_a_namespace_that_enforces_restricted()
    {
        _ = RealCluster.ConfigFile;
        var scope = $"zoe-restricted-{Environment.ProcessId}";
        await KubectlAsync(null, "create", "namespace", scope);
        try
        {
            await KubectlAsync(null, "label", "namespace", scope, "pod-security.kubernetes.io/enforce=restricted");
            await using var backend = Create(options => options with
            {
                Namespace = scope,
                PodSecurity = KubernetesPodSecurity.Restricted,
                RunAs = new ServiceUser(1000, 1000),
            });
            var spec = Spec("sh -c 'id -u; grep NoNewPrivs /proc/self/status; grep CapBnd /proc/self/status'");
            await backend.StartAsync(spec, Cluster.Node, Deadline);

            var output = new StringBuilder();
            await foreach (var piece in backend.ReadLogsAsync(spec.Key, Cluster.Node, follow: true, Deadline))
                output.Append(Encoding.UTF8.GetString(piece.Span));
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .ShouldBe(["1000", "NoNewPrivs:\t1", "CapBnd:\t0000000000000000"]);
        }
        finally
        {
            await KubectlAsync(null, "delete", "namespace", scope, "--wait=false");
        }
    }

    private Task<string> EvictAsync(string pod) => KubectlAsync(
        $$$"""{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"{{{pod}}}","namespace":"{{{Cluster.Scope}}}"}}""",
        "create", "--raw", $"/api/v1/namespaces/{Cluster.Scope}/pods/{pod}/eviction", "-f", "-");
}
