using Zoe.Backends.Docker.Tests.Engines;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class ManyFollowersTests(SharedEngine engine) : EngineTest(engine)
{
    private const int Followers = 40;

    // The library's own limit is 10 connections.
    [Fact]
    public async Task Followers_do_not_hold_up_other_requests()
    {
        var spec = Spec("sh -c 'echo text; sleep 1000'");
        await StartAsync(spec);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Deadline);
        var begun = new CountdownEvent(Followers);
        var following = Enumerable.Range(0, Followers).Select(_ => FollowAsync(spec.Key, begun, leave.Token)).ToArray();
        while (!begun.IsSet) await Task.Delay(20, Deadline);

        (await Backend.DescribeNodesAsync(Deadline))[0].Online.ShouldBeTrue();
        (await Backend.ListAsync(Deadline)).Services.ShouldHaveSingleItem();

        await leave.CancelAsync();
        foreach (var follower in following) await Should.ThrowAsync<OperationCanceledException>(() => follower);
    }

    private async Task FollowAsync(ServiceKey key, CountdownEvent begun, CancellationToken cancellationToken)
    {
        await foreach (var _ in Backend.ReadLogsAsync(key, Node, follow: true, cancellationToken)) begun.Signal();
    }
}
