using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing.Observation;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Registry;

public sealed class PullTests(SharedEngine engine) : EngineTest(engine)
{
    private static readonly DockerRegistryLogin Login = new()
    {
        Registry = "",
        UserName = LoopbackRegistry.User,
        Password = LoopbackRegistry.Password,
    };

    [Fact]
    public async Task An_image_that_is_missing_is_pulled_with_the_login_of_its_registry()
    {
        await using var registry = await LoopbackRegistry.StartAsync(Address);
        await using var pulling = Create(Login with { Registry = registry.Host });
        try
        {
            await using var events = await EventRecorder.StartAsync(pulling, Node, Deadline);
            var started = await pulling.StartAsync(Spec() with { Image = registry.Image }, Node, Deadline);

            started.State.ShouldBe(ServiceState.Running);
            (await events.WaitForAsync(occurred => occurred is ServiceProgress, Deadline))
                .ShouldBe(new ServiceProgress(started.Key, Node, $"pulling image '{registry.Image}'"));
            (await InspectAsync(started.BackendId, "{{.Config.Image}}")).ShouldBe(registry.Image);
        }
        finally
        {
            await Backend.StopAsync(Spec().Key, Node, TimeSpan.Zero, Deadline);
            await EngineScript.DockerAsync(Address, "rmi", "--force", registry.Image);
        }
    }

    [Theory]
    [InlineData(LoopbackRegistry.User, "wrong")]
    [InlineData(null, null)]
    public async Task A_refusal_of_a_registry_is_reported_in_its_words_and_without_the_password(string? user, string? password)
    {
        await using var registry = await LoopbackRegistry.StartAsync(Address);
        await using var pulling = Create(
            user is null ? null : new DockerRegistryLogin { Registry = registry.Host, UserName = user, Password = password! });

        var problem = await Should.ThrowAsync<BackendException>(
            () => pulling.StartAsync(Spec() with { Image = registry.Image }, Node, Deadline));

        problem.Message.ShouldStartWith($"Image '{registry.Image}' is not on node '{Node}' and cannot be pulled: ");
        problem.Failure.ShouldBe(BackendFailure.Rejected, problem.Message);
        problem.Message.ShouldNotContain("wrong");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task An_image_that_the_registry_lacks_is_rejected()
    {
        await using var registry = await LoopbackRegistry.StartAsync(Address);
        await using var pulling = Create(Login with { Registry = registry.Host });

        var problem = await Should.ThrowAsync<BackendException>(
            () => pulling.StartAsync(Spec() with { Image = $"{registry.Host}/zoe/pulled:2" }, Node, Deadline));

        problem.Failure.ShouldBe(BackendFailure.Rejected);
        problem.Message.ShouldContain("cannot be pulled: ");
    }

    [Fact]
    public async Task Nodes_that_pull_list_no_images()
    {
        await using var pulling = Create(login: null);

        (await pulling.DescribeNodesAsync(Deadline)).ShouldHaveSingleItem().Images.ShouldBeNull();
    }

    [Fact]
    public void A_login_does_not_show_its_password() =>
        Login.ToString().ShouldBe("DockerRegistryLogin { Registry = , UserName = puller }");

    private DockerBackend Create(DockerRegistryLogin? login) => DockerBackends.Create(DockerBackends.Options(Address, Deployment) with
    {
        PullMissingImages = true,
        ReadRegistryLogins = () => login is null ? [] : [login],
    });
}
