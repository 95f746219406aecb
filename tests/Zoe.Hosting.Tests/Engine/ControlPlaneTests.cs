using Microsoft.Extensions.Time.Testing;
using Zoe.Backends;
using Zoe.Hosting.Engine;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

public sealed class ControlPlaneTests : EngineTest
{
    private static readonly TimeSpan LostAfter = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Nothing_is_given_up_while_the_control_plane_is_unreachable()
    {
        var (cluster, clock) = (Cluster("a", "b"), new FakeTimeProvider());
        await using var host = await StartAsync(cluster, configure: Lose, time: clock);
        var submitted = await host.SubmitAsync(Applications.Forever());
        var before = await host.WaitAsync(submitted.Id, AllActive);

        cluster.SetControlPlaneProblem("it does not answer");
        await host.WaitForNodeAsync("a", online: false);
        await host.WaitForNodeAsync("b", online: false);
        for (var minutes = 0; minutes < 60; minutes++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await host.Executions.FindAsync(submitted.Id, default);
        }

        host.Statistics.Backend.Problem.ShouldBe("it does not answer");
        host.Statistics.Nodes.ShouldAllBe(node => node.Node.ControlPlaneUnreachable);
        cluster.SetControlPlaneProblem(null);
        await host.WaitForNodeAsync("a", online: true);
        clock.Advance(TimeSpan.FromMinutes(1));
        await using var backend = new VirtualBackend(cluster, "test");
        (await backend.ListAsync(default)).Services.ShouldHaveSingleItem().State.ShouldBe(ServiceState.Running);
        var after = (await host.Executions.FindAsync(submitted.Id, default))!;
        after.Status.ShouldBe(ExecutionStatus.Running);
        after.Services[0].BackendId.ShouldBe(before.Services[0].BackendId);
        host.Statistics.Backend.Problem.ShouldBeNull();
    }

    [Fact]
    public void The_time_of_a_lost_node_restarts_when_the_control_plane_is_back()
    {
        var begin = DateTimeOffset.UnixEpoch;
        var lost = Node("a") with { Online = false };
        var state = Report(new EngineState(), lost, begin);
        state.OfflineSince["a"].ShouldBe(begin);

        state = Report(state, lost with { ControlPlaneUnreachable = true }, begin + TimeSpan.FromMinutes(4));
        state.OfflineSince.ShouldBeEmpty();
        state.NextLoss(LostAfter, begin).ShouldBeNull();

        state = Report(state, lost, begin + TimeSpan.FromHours(2));
        state.OfflineSince["a"].ShouldBe(begin + TimeSpan.FromHours(2));
    }

    private static EngineState Report(EngineState state, BackendNode node, DateTimeOffset now) => state.Apply(
        FullReport.Compare([node], new ServiceListing([], [node.Name]), requestedAt: 0, state), (_, _) => true, epoch: 1, now);

    private static void Lose(ZoeOptions options) => options.NodeLostAfter = LostAfter;
}
