using Microsoft.Extensions.Time.Testing;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

public sealed class HeartbeatTests : ClusterTest
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_server_that_no_longer_answers_is_noticed_though_its_streams_stand()
    {
        await using var backend = Cluster.CreateBackend(Deployment, time: _time);
        await using var events = await EventRecorder.StartAsync(backend, Node, Deadline);

        var begin = _time.GetUtcNow();
        Server.Faults.Withhold = _ => true;
        var lost = await PassUntilAsync(events, node => !node.Online);

        (_time.GetUtcNow() - begin).ShouldBeLessThan(TimeSpan.FromSeconds(40));
        lost.ControlPlaneUnreachable.ShouldBeTrue();
        lost.Problem.ShouldNotBeNull().ShouldContain("did not answer within 10 s");
        backend.Health.Problem.ShouldBe(lost.Problem);

        Server.Faults.Withhold = null;
        (await PassUntilAsync(events, node => node.Online)).ControlPlaneUnreachable.ShouldBeFalse();
        backend.Health.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Credentials_that_are_no_longer_accepted_are_noticed_though_streams_stand()
    {
        await using var backend = Cluster.CreateBackend(Deployment, time: _time);
        await using var events = await EventRecorder.StartAsync(backend, Node, Deadline);
        await backend.StartAsync(Spec(), Node, Deadline);

        Server.Tokens.Clear();
        var lost = await PassUntilAsync(events, node => !node.Online);

        lost.ControlPlaneUnreachable.ShouldBeTrue();
        backend.Health.Problem.ShouldNotBeNull().ShouldContain("does not accept our credentials");

        Cluster.SetToken("second-token");
        await PassUntilAsync(events, node => node.Online);
        backend.Health.Problem.ShouldBeNull();
        (await backend.ListAsync(Deadline)).Services.ShouldHaveSingleItem();
        events.Seen.ShouldNotContain(one => one is ServiceRemoved);
    }

    [Fact]
    public async Task A_server_that_does_not_let_us_read_its_version_answers_nevertheless()
    {
        Server.Faults.Refuse = (_, path) => path == "/version" ? 403 : null;

        (await Backend.DescribeNodesAsync(Deadline)).ShouldHaveSingleItem().Online.ShouldBeTrue();
        Backend.Health.Problem.ShouldBeNull();
    }

    // Slowly enough for a server on the loopback to answer before its time is up.
    private async Task<BackendNode> PassUntilAsync(EventRecorder events, Func<BackendNode, bool> fits)
    {
        var change = events.WaitForAsync(one => one is NodeChanged { Node: var node } && fits(node), Deadline);
        while (!change.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(change, Task.Delay(50, Deadline));
        }

        return ((NodeChanged)await change).Node;
    }
}
