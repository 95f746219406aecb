using Zoe.Backends.Docker.Tests.Engines;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Behaviour;

/// <summary>What a ZApp says is data: neither a shell, nor the engine's addresses, nor its messages take it for more.</summary>
public sealed class AttackTests(SharedEngine engine) : EngineTest(engine)
{
    [Theory]
    [InlineData("zoe/busybox:1; touch /tmp/zoe-attack")]
    [InlineData("$(touch /tmp/zoe-attack)")]
    [InlineData("`touch /tmp/zoe-attack`")]
    [InlineData("zoe/busybox:1 --privileged")]
    [InlineData("zoe/busybox:1\n--privileged")]
    [InlineData("zoe/busybox:1?name=other")]
    [InlineData("zoe/busybox:1&fromSrc=http://127.0.0.1:1/")]
    [InlineData("../../etc/passwd")]
    [InlineData("zoe/busybox:1\",\"HostConfig\":{\"Privileged\":true},\"x\":\"")]
    [InlineData("")]
    public async Task An_image_of_shell_or_address_characters_is_only_an_image_that_is_not_there(string image)
    {
        await using var pulling = DockerBackends.Create(DockerBackends.Options(Address, Deployment) with { PullMissingImages = true });

        foreach (var backend in new[] { Backend, pulling })
        {
            var problem = await Should.ThrowAsync<BackendException>(
                () => backend.StartAsync(Spec() with { Image = image }, Node, Deadline));
            problem.Failure.ShouldBe(BackendFailure.Rejected, problem.Message);
        }

        File.Exists("/tmp/zoe-attack").ShouldBeFalse();
        await NothingIsLeftAsync();
    }

    [Theory]
    [InlineData("echo a; touch /attack", "a; touch /attack\n")]
    [InlineData("echo $(touch /attack) `touch /attack` && ls | cat > /attack", "$(touch /attack) `touch /attack` && ls | cat > /attack\n")]
    [InlineData("echo '\",\"HostConfig\":{\"Privileged\":true},\"x\":\"'", "\",\"HostConfig\":{\"Privileged\":true},\"x\":\"\n")]
    [InlineData("echo ${PATH} * ~", "${PATH} * ~\n")]
    public async Task A_command_of_shell_characters_runs_literally(string command, string output)
    {
        var ended = await RunAsync(Spec(command));

        (await ReadAsync(ended.Key)).ShouldBe(output);
        (await EngineScript.DockerAsync(Address, "diff", ended.BackendId)).ShouldNotContain("attack");
        (await InspectAsync(ended.BackendId, "{{.HostConfig.Privileged}}")).ShouldBe("false");
    }

    [Fact]
    public async Task A_command_that_is_only_characters_for_a_shell_is_a_program_that_is_not_there()
    {
        var ended = await RunAsync(Spec("|| true"));

        ended.ExitCode.ShouldBe(127);
        (await ReadAsync(ended.Key)).ShouldContain("|| failed: No such file or directory");
    }
}
