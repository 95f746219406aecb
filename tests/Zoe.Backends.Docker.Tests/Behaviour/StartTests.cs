using Zoe.Backends.Docker.Tests.Engines;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class StartTests(SharedEngine engine) : EngineTest(engine)
{
    [Fact]
    public async Task A_name_that_a_foreign_container_has_is_rejected_and_the_container_left_alone()
    {
        var spec = Spec();
        var foreign = await EngineScript.DockerAsync(
            Address, "run", "--detach", "--name", spec.HostName, SharedEngine.Image, "sleep", "1000");
        try
        {
            var problem = await FailsAsync(spec, BackendFailure.Rejected);

            problem.Message.ShouldBe(
                $"The name '{spec.HostName}' on node '{Node}' is taken by container {foreign[..12]}, which does not belong to deployment '{Deployment}'");
            (await InspectAsync(foreign, "{{.State.Running}}")).ShouldBe("true");
        }
        finally
        {
            await EngineScript.DockerAsync(Address, "rm", "--force", foreign);
        }
    }

    [Fact]
    public async Task A_container_that_was_made_but_not_started_is_started()
    {
        var spec = Spec();
        var labels = new[]
        {
            $"zoe_deployment_name={Deployment}", "zoe_type=app_service", "zoe_execution_id=7", "zoe_service_id=1",
            "zoe_attempt=1", "zoe_epoch=42",
        };
        var made = await EngineScript.DockerAsync(
            Address,
            ["create", "--name", spec.HostName, .. labels.SelectMany(label => new[] { "--label", label }), SharedEngine.Image, "sleep", "1000"]);

        var started = await StartAsync(spec);

        started.BackendId.ShouldBe(made);
        started.State.ShouldBe(ServiceState.Running);
    }

    [Fact]
    public async Task A_stale_engine_cannot_replace_what_a_newer_one_started()
    {
        var newer = await StartAsync(Spec() with { Epoch = 43 });

        await FailsAsync(Spec(attempt: 2) with { Epoch = 42 }, BackendFailure.Rejected);

        (await Backend.ListAsync(Deadline)).Services.ShouldHaveSingleItem().BackendId.ShouldBe(newer.BackendId);
    }

    [Fact]
    public async Task What_an_older_engine_left_under_the_name_is_replaced()
    {
        await StartAsync(Spec(service: 5) with { HostName = Spec().HostName, Epoch = 41 });

        var started = await StartAsync(Spec());

        (await Backend.ListAsync(Deadline)).Services.ShouldHaveSingleItem().ShouldBe(started, new SameService());
    }

    [Fact]
    public async Task Two_services_of_one_name_are_rejected()
    {
        await StartAsync(Spec(service: 5) with { HostName = Spec().HostName });

        (await FailsAsync(Spec(), BackendFailure.Rejected)).Message.ShouldContain("belongs to another service, execution 7, service 5");
    }

    [Fact]
    public async Task A_command_with_an_open_quote_is_rejected_with_its_place()
    {
        (await FailsAsync(Spec("sh -c 'oops"), BackendFailure.Rejected)).Message.ShouldContain("single quote at character 7");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_command_that_the_image_lacks_ends_as_in_a_shell_and_says_why()
    {
        var ended = await RunAsync(Spec("/no/such/program"));

        ended.ExitCode.ShouldBe(127);
        (await ReadAsync(ended.Key)).ShouldContain("/no/such/program");
    }

    [Fact]
    public async Task Without_an_init_a_command_that_the_image_lacks_is_rejected_and_leaves_nothing()
    {
        await using var plain = DockerBackends.Create(DockerBackends.Options(Address, Deployment) with { UseInit = false });

        var problem = await Should.ThrowAsync<BackendException>(
            () => plain.StartAsync(Spec("/no/such/program"), Node, Deadline));

        problem.Failure.ShouldBe(BackendFailure.Rejected);
        problem.Message.ShouldContain("/no/such/program");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_folder_that_is_missing_on_the_node_is_rejected_with_its_name_and_leaves_nothing()
    {
        var problem = await FailsAsync(Spec() with { Workspace = "/no/such/workspace" }, BackendFailure.Rejected);

        problem.Message.ShouldContain("/no/such/workspace");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_missing_image_is_rejected_with_image_and_node() =>
        (await FailsAsync(Spec() with { Image = "no/such:image" }, BackendFailure.Rejected)).Message
            .ShouldStartWith($"Image 'no/such:image' is not on node '{Node}': ");

    private sealed class SameService : IEqualityComparer<ObservedService>
    {
        public bool Equals(ObservedService? x, ObservedService? y) => x?.Key == y?.Key && x?.BackendId == y?.BackendId;

        public int GetHashCode(ObservedService obj) => obj.Key.GetHashCode();
    }
}
