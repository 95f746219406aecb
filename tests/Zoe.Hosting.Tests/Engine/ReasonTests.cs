using Zoe.Backends;
using Zoe.Hosting.Engine.Planning;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

/// <summary>Reasons for waits, retries, and unreachable nodes.</summary>
public sealed class ReasonTests : EngineTest
{
    private const string Refusal = "Image 'busybox:1' cannot be pulled: the registry says no";

    [Fact]
    public async Task Waiting_elastic_services_report_how_many_run_and_what_is_missing()
    {
        await using var host = await StartAsync(Cluster("a"));
        var submitted = await host.SubmitAsync(Elastic(total: 10));

        await host.WaitAsync(submitted.Id, execution => Describe(host, execution)?.StartsWith("4 of 11 running; ", StringComparison.Ordinal) == true);
        var waiting = await host.WaitAsync(submitted.Id, execution => execution.WaitReason is not null);

        Describe(host, waiting).ShouldBe(
            "4 of 11 running; service worker3 needs 1 core and 1 KiB of memory: 1 node has too few free cores (1 core short at best).");
        waiting.Status.ShouldBe(ExecutionStatus.Running);
    }

    [Fact]
    public async Task Elastic_services_excluded_from_a_node_by_a_network_name_it()
    {
        await using var host = await StartAsync(Separated());
        var submitted = await host.SubmitAsync(Elastic(total: 5));
        var waiting = await host.WaitAsync(submitted.Id, execution => execution is { Status: ExecutionStatus.Running, WaitReason: not null }
            && execution.Services.Count(service => service.Status is ServiceStatus.Active) == 4);

        var other = waiting.Services[0].Node == "a" ? "b" : "a";
        Describe(host, waiting)!.ShouldStartWith("4 of 6 running; service worker3 needs ");
        waiting.WaitReason!.ShouldContain($"{other} is not on a common network (network zoe does not span nodes)");
    }

    [Fact]
    public async Task The_reason_is_cleared_when_the_last_elastic_service_runs()
    {
        await using var host = await StartAsync(Cluster("a"));
        var blocker = await host.SubmitAsync(Applications.Forever());
        await host.WaitAsync(blocker.Id, ExecutionStatus.Running);
        var submitted = await host.SubmitAsync(Elastic(total: 3));
        await host.WaitAsync(submitted.Id, execution => execution is { Status: ExecutionStatus.Running, WaitReason: not null });

        await host.Executions.TerminateAsync(blocker.Id, "enough", default);

        Describe(host, await host.WaitAsync(submitted.Id, AllActive)).ShouldBeNull();
    }

    [Fact]
    public async Task A_start_that_keeps_failing_stays_starting_and_keeps_its_reason()
    {
        var tries = 0;
        await using var host = await StartAsync(Cluster("a"), wrapBackend: inner => new InterceptedBackend(inner, (_, _, start) =>
            Interlocked.Increment(ref tries) > 3 ? start() : throw new BackendException(BackendFailure.Retryable, Refusal)));
        var submitted = await host.SubmitAsync(Applications.Forever());
        var seen = new List<(ExecutionStatus Status, string? Reason)>();

        await host.WaitAsync(submitted.Id, execution =>
        {
            seen.Add((execution.Status, Describe(host, execution)));
            return execution.Status is ExecutionStatus.Running;
        });

        var since = seen.FindIndex(one => one.Reason?.Contains(Refusal, StringComparison.Ordinal) == true);
        since.ShouldBeGreaterThanOrEqualTo(0);
        var meanwhile = seen[since..^1];
        meanwhile.ShouldAllBe(one => one.Status == ExecutionStatus.Starting && one.Reason!.Contains(Refusal));
        meanwhile.ShouldContain(one => one.Reason!.StartsWith("Service main0 will be retried at "));
        seen[^1].Reason.ShouldBeNull();
    }

    [Fact]
    public async Task After_its_backoff_a_failed_start_is_queued_when_it_no_longer_fits()
    {
        await using var host = await StartAsync(Cluster("a", "b"), wrapBackend: inner => new InterceptedBackend(inner, (spec, _, start) =>
            spec.Key.ExecutionId == 1 ? throw new BackendException(BackendFailure.Retryable, Refusal) : start()));
        var refused = await host.SubmitAsync(Applications.Batch(cores: 4));
        await host.WaitAsync(refused.Id, execution => execution.Services[0].NotBefore is not null);
        foreach (var _ in new[] { "a", "b" }) await host.SubmitAsync(Applications.Of(Applications.Service("main", null, monitor: true, cores: 4)));

        var queued = await host.WaitAsync(refused.Id, execution => execution is { Status: ExecutionStatus.Queued, WaitReason: not null });

        Describe(host, queued)!.ShouldContain(Refusal);
        Describe(host, queued)!.ShouldContain("2 nodes have too few free cores");
    }

    [Fact]
    public async Task Services_on_an_unreachable_node_are_named_with_the_node_and_since_when()
    {
        var cluster = Cluster("a");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Forever());
        var running = await host.WaitAsync(submitted.Id, ExecutionStatus.Running);
        Describe(host, running).ShouldBeNull();

        cluster.LoseNode("a", "Nothing listens there");
        await host.WaitForNodeAsync("a", online: false);

        var outage = host.Outages.Find("a").ShouldNotBeNull();
        Describe(host, running).ShouldBe(
            $"Node a has not responded since {outage.Since:u} (Nothing listens there); unreachable services: main0.");
        host.Statistics.Nodes[0].OfflineSince.ShouldBe(outage.Since);

        cluster.RestoreNode("a");
        await host.WaitForNodeAsync("a", online: true);
        Describe(host, running).ShouldBeNull();
    }

    [Fact]
    public async Task Unreachable_nodes_are_named_in_wait_reasons()
    {
        var cluster = Cluster("a", "b");
        await using var host = await StartAsync(cluster);
        cluster.LoseNode("b");
        await host.WaitForNodeAsync("b", online: false);

        var submitted = await host.SubmitAsync(Applications.Of(Applications.Service("main", null, monitor: true, cores: 4), Applications.Service("more", null)));

        var waiting = await host.WaitAsync(submitted.Id, execution => execution.WaitReason is not null);
        waiting.WaitReason!.ShouldContain("b does not answer");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_default_network_that_does_not_span_several_nodes_is_found(bool online)
    {
        var nodes = new[] { "a", "b" }.Select(name => Node(name) with { DefaultNetwork = "zoe", SpanningNetworks = [], Online = online }).ToList();

        NetworkSpan.FindSeparated(nodes).ShouldBe(online ? ("zoe", "a, b") : null);
        NetworkSpan.FindSeparated(nodes[..1]).ShouldBeNull();
        NetworkSpan.FindSeparated([.. nodes.Select(node => node with { SpanningNetworks = ["zoe"] })]).ShouldBeNull();
    }

    private static string? Describe(EngineHost host, Execution execution) => ExecutionReason.Describe(execution, host.Outages);

    private static Zoe.Model.ZApp Elastic(int total) => Applications.Of(
        Applications.Service("main", null, monitor: true), Applications.Service("worker", null, essential: 0, total: total));

    private static VirtualCluster Separated() => new(
        new[] { "a", "b" }.Select(name => Node(name) with { DefaultNetwork = "zoe", SpanningNetworks = [] }), TimeProvider.System);
}
