using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Process.Tests;

public sealed class CrashTests : ProcessFixture
{
    [Fact]
    public async Task Services_of_a_killed_server_are_adopted_and_their_exit_code_is_known()
    {
        var workspace = Environment.CreateWorkspace();
        await RunServerAsync(workspace, "3", killAfter: "ready");

        await using var events = await EventRecorder.StartAsync(Backend, "local", Deadline);
        var adopted = await ListAsync();
        adopted.Count.ShouldBe(3);
        adopted.ShouldAllBe(service => service.State == ServiceState.Running);

        await Environment.ReleaseAsync(workspace);
        var ended = new List<BackendEvent>();
        foreach (var _ in adopted) ended.Add(await events.WaitForAsync(one => one is ServiceChanged, Deadline));
        ended.Cast<ServiceChanged>().ShouldAllBe(one => one.Service.ExitCode == 3);
        ended.Cast<ServiceChanged>().Select(one => one.Service.Key).ShouldBe(adopted.Select(one => one.Key), ignoreOrder: true);
    }

    [Fact]
    public async Task The_exit_code_of_a_service_that_ends_while_no_server_runs_is_found()
    {
        var workspace = Environment.CreateWorkspace();
        await RunServerAsync(workspace, "1", killAfter: "ready");
        await Environment.ReleaseAsync(workspace);
        await EndedAsync(FolderOf(1));

        (await ListAsync()).ShouldHaveSingleItem().ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task A_list_after_a_restart_is_complete_while_logs_are_opened_concurrently()
    {
        const int services = 8;
        for (var id = 1; id <= services; id++) await StartAsync(Spec(id, "true"));
        for (var round = 0; round < 30; round++)
        {
            await RestartAsync();
            using var started = new CountdownEvent(1);
            var readers = Enumerable.Range(1, services).Select(id => Task.Run(async () =>
            {
                if (id == services) started.Signal();
                await foreach (var _ in Backend.ReadLogsAsync(Spec(id, null).Key, "local", follow: false, Deadline)) { }
            })).ToList();
            started.Wait(Deadline);
            (await ListAsync()).Count.ShouldBe(services);
            await Task.WhenAll(readers);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    public async Task No_service_runs_twice_after_a_server_was_killed_while_starting_services(int afterService)
    {
        var workspace = Environment.CreateWorkspace();
        await RunServerAsync(workspace, "all", killAfter: $"started {afterService}");

        // Repeats the starts, as an engine does that does not know which of them its predecessor completed.
        var next = (await ListAsync()).Max(service => service.Key.ServiceId) + 3;
        for (var id = 1; id <= next; id++)
            await StartAgainAsync(Spec(id, $"echo x >>begun-{id}; {Forever}") with { Workspace = workspace });

        var listed = await ListAsync();
        listed.Select(service => service.Key.ServiceId).ShouldBe(Enumerable.Range(1, (int)next).Select(id => (long)id));
        listed.ShouldAllBe(service => service.State == ServiceState.Running);
        foreach (var service in listed)
            await EventuallyAsync(() => new FileInfo(Path.Combine(workspace, $"begun-{service.Key.ServiceId}")) is { Exists: true, Length: > 0 });
        Directory.GetFiles(workspace, "begun-*").Select(File.ReadAllText).ShouldAllBe(text => text == "x\n");
    }

    [Fact]
    public async Task A_record_without_a_process_is_deleted_and_the_service_can_be_started()
    {
        await StartAsync(Spec(1, Forever));
        await RestartAsync(() =>
        {
            // The state after a server died between writing the record and starting the process.
            Directory.CreateDirectory(FolderOf(2));
            File.WriteAllText(
                Path.Combine(FolderOf(2), "service.json"),
                File.ReadAllText(Path.Combine(FolderOf(1), "service.json")).Replace("\"serviceId\": 1", "\"serviceId\": 2"));
        });

        (await ListAsync()).ShouldHaveSingleItem().Key.ServiceId.ShouldBe(1);
        Directory.Exists(FolderOf(2)).ShouldBeFalse();
        (await StartAsync(Spec(2, Forever))).State.ShouldBe(ServiceState.Running);
    }

    [Fact]
    public async Task A_process_of_an_earlier_start_does_not_run_the_command()
    {
        var service = await StartAsync(Spec(1, Forever));
        var (_, arguments) = ShellOf(service);
        await Backend.StopAsync(service.Key, "local", TimeSpan.Zero, Deadline);
        var workspace = Environment.CreateWorkspace();
        Directory.CreateDirectory(FolderOf(1));

        // The folder is there again, but for another start.
        arguments[^1] = $"touch {workspace}/ran";
        using var late = System.Diagnostics.Process.Start(arguments[0], arguments[1..]);
        await late.WaitForExitAsync(Deadline);

        late.ExitCode.ShouldBe(125);
        File.Exists(Path.Combine(workspace, "ran")).ShouldBeFalse();
        Directory.Delete(FolderOf(1), recursive: true);
    }

    [Fact]
    public async Task A_process_that_finds_the_service_claimed_does_not_run_the_command()
    {
        var service = await StartAsync(Spec(1, Forever));
        var (_, arguments) = ShellOf(service);
        var workspace = Environment.CreateWorkspace();

        arguments[^1] = $"touch {workspace}/ran";
        using var second = System.Diagnostics.Process.Start(arguments[0], arguments[1..]);
        await second.WaitForExitAsync(Deadline);

        second.ExitCode.ShouldBe(125);
        File.Exists(Path.Combine(workspace, "ran")).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_process_with_the_number_of_an_ended_service_is_not_signalled()
    {
        using var other = System.Diagnostics.Process.Start("sleep", "1000");
        // Start times have a resolution of 10 ms and must differ.
        await Task.Delay(50);
        try
        {
            var service = await StartAsync(Spec(1, Forever));
            await RestartAsync(() =>
            {
                var claim = Path.Combine(FolderOf(1), "process");
                var (shell, _) = ShellOf(service);
                System.Diagnostics.Process.GetProcessById(Processes.ChildrenOf(shell).Single()).Kill();
                SpinWait.SpinUntil(() => !Processes.IsAlive(shell), TimeSpan.FromMinutes(5)).ShouldBeTrue();
                File.WriteAllText(claim, File.ReadAllText(claim).Replace($"{shell} (", $"{other.Id} ("));
            });

            (await ListAsync()).ShouldHaveSingleItem().State.ShouldBe(ServiceState.Exited);
            await Backend.StopAsync(service.Key, "local", TimeSpan.FromSeconds(1), Deadline);
            Processes.IsAlive(other.Id).ShouldBeTrue();
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public async Task After_a_reboot_all_services_have_ended()
    {
        await StartAsync(Spec(1, Forever));
        var record = Path.Combine(FolderOf(1), "service.json");
        var original = await File.ReadAllTextAsync(record, Deadline);
        await RestartAsync(() =>
        {
            var changed = JsonNode.Parse(original)!;
            changed["bootId"] = "another";
            File.WriteAllText(record, changed.ToJsonString());
        });

        var found = (await ListAsync()).ShouldHaveSingleItem();
        found.State.ShouldBe(ServiceState.Exited);
        found.ExitCode.ShouldBeNull();
        await RestartAsync(() => File.WriteAllText(record, original));
        (await ListAsync()).ShouldHaveSingleItem().State.ShouldBe(ServiceState.Running);
    }

    [Fact]
    public async Task Two_servers_cannot_use_one_state_folder_at_once()
    {
        await StartAsync(Spec(1, Forever));
        await using var second = Environment.CreateBackend(Deployment);

        var error = await Should.ThrowAsync<BackendException>(() => second.StartAsync(Spec(1, Forever), "local", Deadline));

        error.Failure.ShouldBe(BackendFailure.Retryable);
        error.Message.ShouldContain("Another server uses the state folder");
    }

    // A late process of the killed server can make one start fail, not the next one.
    private async Task StartAgainAsync(ServiceSpec spec)
    {
        try
        {
            await StartAsync(spec);
        }
        catch (BackendException error) when (error.Failure == BackendFailure.Retryable)
        {
            await StartAsync(spec);
        }
    }

    private async Task EndedAsync(string folder)
    {
        await EventuallyAsync(() => File.Exists(Path.Combine(folder, "exit")));
        var shell = int.Parse(
            (await File.ReadAllTextAsync(Path.Combine(folder, "process"))).Split(' ')[0], CultureInfo.InvariantCulture);
        await EventuallyAsync(() => !Processes.IsAlive(shell));
    }

    private static (int Pid, string[] Arguments) ShellOf(ObservedService service)
    {
        var pid = int.Parse(service.BackendId.Split('-')[0], CultureInfo.InvariantCulture);
        return (pid, File.ReadAllText($"/proc/{pid}/cmdline").TrimEnd('\0').Split('\0'));
    }

    private async Task RunServerAsync(string workspace, string services, string killAfter)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["Zoe.Backends.Process.Tests.Host.dll", Environment.StateFolder, Deployment, workspace, services])
            start.ArgumentList.Add(argument);
        start.WorkingDirectory = AppContext.BaseDirectory;
        using var server = System.Diagnostics.Process.Start(start)!;
        while (await server.StandardOutput.ReadLineAsync(Deadline) is { } line && line != killAfter)
            line.ShouldNotBeEmpty();
        server.Kill();
        await server.WaitForExitAsync(Deadline);
        server.ExitCode.ShouldBe(137);
    }
}
