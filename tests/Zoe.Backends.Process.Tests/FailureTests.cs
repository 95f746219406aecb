namespace Zoe.Backends.Process.Tests;

public sealed class FailureTests : ProcessFixture
{
    [Fact]
    public async Task A_state_folder_that_cannot_be_created_is_named_in_the_error()
    {
        var file = Path.Combine(Environment.StateFolder, "file");
        await File.WriteAllTextAsync(file, "", Deadline);
        await using var backend = new ProcessBackend(new ProcessBackendOptions { DeploymentName = "test", StateFolder = file });

        var error = await Should.ThrowAsync<BackendException>(() => backend.StartAsync(Spec(1, Forever), "local", Deadline));

        error.Failure.ShouldBe(BackendFailure.Retryable);
        error.Message.ShouldContain(file);
    }

    [Fact]
    public async Task A_service_folder_that_cannot_be_written_is_named_in_the_error_and_leaves_nothing()
    {
        await StartAsync(Spec(1, Forever));
        await File.WriteAllTextAsync(FolderOf(2), "in the way", Deadline);

        var error = await Should.ThrowAsync<BackendException>(() => StartAsync(Spec(2, Forever)));

        error.Failure.ShouldBe(BackendFailure.Retryable);
        error.Message.ShouldContain(FolderOf(2));
        (await ListAsync()).ShouldHaveSingleItem().Key.ServiceId.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_longer_than_the_system_allows_is_rejected()
    {
        var error = await RejectedAsync(Spec(1, "echo " + new string('x', 200_000)));

        error.Message.ShouldContain("too long");
    }

    [Fact]
    public async Task A_missing_command_ends_with_127_and_the_shells_message()
    {
        (await OutputOfAsync(Spec(1, "no-such-command"))).ShouldContain("no-such-command: not found");
        (await ListAsync()).ShouldHaveSingleItem().ExitCode.ShouldBe(127);
    }

    [Fact]
    public async Task Ended_services_leave_no_zombies()
    {
        foreach (var id in Enumerable.Range(1, 10)) await OutputOfAsync(Spec(id, "true"));
        var shells = (await ListAsync()).Select(service => service.BackendId.Split('-')[0]).ToArray();

        await EventuallyAsync(() => !shells.Any(shell => Directory.Exists($"/proc/{shell}")));
    }

    [Fact]
    public async Task The_command_of_a_service_is_killed_when_its_shell_is_killed()
    {
        var service = await StartAsync(Spec(1, Forever));
        var shell = int.Parse(service.BackendId.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture);
        var command = Processes.ChildrenOf(shell).Single();
        await using var events = await Zoe.Backends.Testing.Observation.EventRecorder.StartAsync(Backend, "local", Deadline);

        System.Diagnostics.Process.GetProcessById(shell).Kill();

        (await events.WaitForEndAsync(service.Key, Deadline)).State.ShouldBe(ServiceState.Exited);
        Processes.IsAlive(command).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_concurrent_followers_read_all_output()
    {
        const int Lines = 2000;
        var specs = Enumerable.Range(1, 20)
            .Select(id => Spec(id, $"i=0; while [ $i -lt {Lines} ]; do echo $i; i=$((i + 1)); done")).ToArray();

        var outputs = await Task.WhenAll(specs.Select(OutputOfAsync));

        outputs.ShouldAllBe(output => output == string.Concat(Enumerable.Range(0, Lines).Select(line => $"{line}\n")));
    }
}
