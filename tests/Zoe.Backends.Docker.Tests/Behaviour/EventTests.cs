using Zoe.Backends.Docker.Tests.Engines;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class EventTests(SharedEngine engine) : EngineTest(engine)
{
    [Fact]
    public async Task A_container_removed_by_somebody_else_is_reported_as_ended_and_removed()
    {
        await using var events = await WatchAsync();
        var started = await StartAsync(Spec());

        await EngineScript.DockerAsync(Address, "rm", "--force", started.BackendId);

        (await events.WaitForEndAsync(started.Key, Deadline)).ExitCode.ShouldBe(137);
        await events.WaitForAsync(occurred => occurred == new ServiceRemoved(started.Key, Node), Deadline);
    }

    [Fact]
    public async Task A_new_image_shows_at_once_and_one_that_goes_too()
    {
        var image = $"zoe-test/{Deployment}:1";
        await using var events = await WatchAsync();

        await EngineScript.DockerAsync(Address, "tag", SharedEngine.Image, image);
        await events.WaitForAsync(occurred => occurred is NodeChanged changed && changed.Node.Images!.Contains(image), Deadline);

        await EngineScript.DockerAsync(Address, "rmi", image);
        await events.WaitForAsync(occurred => occurred is NodeChanged changed && !changed.Node.Images!.Contains(image), Deadline);
    }

    [Fact]
    public async Task Events_exclude_containers_of_other_deployments()
    {
        await using var events = await WatchAsync();

        await EngineScript.DockerAsync(Address, "run", "--rm", SharedEngine.Image, "true");
        await RunAsync(Spec("true"));
        await events.WaitForEndAsync(Spec().Key, Deadline);

        events.Seen.OfType<ServiceChanged>().ShouldAllBe(changed => changed.Service.Key == Spec().Key);
    }
}
