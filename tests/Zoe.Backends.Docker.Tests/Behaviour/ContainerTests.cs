using Zoe.Backends.Docker.Tests.Engines;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class ContainerTests(SharedEngine engine) : EngineTest(engine)
{
    private const long EightGiB = 8L * 1024 * 1024 * 1024;

    [Fact]
    public async Task A_container_is_limited_as_asked()
    {
        var started = await StartAsync(Spec() with
        {
            MemoryBytes = EightGiB,
            Millicores = 1500,
            ShmBytes = 128 * 1024 * 1024,
        });

        (await InspectAsync(
            started.BackendId,
            "{{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{.HostConfig.CpuPeriod}} {{.HostConfig.CpuQuota}} {{.HostConfig.ShmSize}}"))
            .ShouldBe($"{EightGiB} {EightGiB} 100000 150000 134217728");
    }

    [Fact]
    public async Task A_soft_limit_of_memory_stands_beside_the_hard_one()
    {
        var started = await StartAsync(Spec() with { MemoryBytes = EightGiB, SoftMemoryBytes = EightGiB / 2 });

        (await InspectAsync(started.BackendId, "{{.HostConfig.Memory}} {{.HostConfig.MemoryReservation}}"))
            .ShouldBe($"{EightGiB} {EightGiB / 2}");
    }

    [Fact]
    public async Task A_soft_limit_that_engines_refuse_as_too_low_is_left_out()
    {
        var started = await StartAsync(Spec() with { SoftMemoryBytes = 1024 });

        (await InspectAsync(started.BackendId, "{{.HostConfig.MemoryReservation}}")).ShouldBe("0");
    }

    [Fact]
    public async Task Cores_can_be_shares_that_are_resized_too()
    {
        await using var sharing = DockerBackends.Create(
            DockerBackends.Options(Address, Deployment) with { CoreLimit = DockerCoreLimit.Shares });
        var started = await sharing.StartAsync(Spec() with { Millicores = 500 }, Node, Deadline);
        const string Limits = "{{.HostConfig.CpuShares}} {{.HostConfig.CpuQuota}}";
        (await InspectAsync(started.BackendId, Limits)).ShouldBe("512 0");

        await sharing.ResizeAsync(started.Key, Node, 2000, Deadline);

        (await InspectAsync(started.BackendId, Limits)).ShouldBe("2048 0");
    }

    [Fact]
    public async Task A_container_runs_as_the_user_asked_for()
    {
        var ended = await RunAsync(Spec("id") with { User = new ServiceUser(1234, 5001) });

        (await ReadAsync(ended.Key)).ShouldStartWith("uid=1234 gid=5001");
    }

    [Fact]
    public async Task A_container_without_limits_has_none()
    {
        var started = await StartAsync(Spec());

        (await InspectAsync(started.BackendId, "{{.HostConfig.Memory}} {{.HostConfig.CpuQuota}}"))
            .ShouldBe("0 0");
    }

    [Fact]
    public async Task A_resize_shows_in_the_container_while_it_runs()
    {
        var started = await StartAsync(Spec() with { Millicores = 100 });

        await Backend.ResizeAsync(started.Key, Node, 350, Deadline);

        (await InspectAsync(started.BackendId, "{{.State.Running}} {{.HostConfig.CpuQuota}}")).ShouldBe("true 35000");
    }

    [Fact]
    public async Task Resizing_what_is_not_there_is_not_found() =>
        (await Should.ThrowAsync<BackendException>(() => Backend.ResizeAsync(new ServiceKey(7, 9, 1), Node, 100, Deadline)))
            .Failure.ShouldBe(BackendFailure.NotFound);

    [Fact]
    public async Task A_container_carries_the_labels_it_was_given_and_those_it_is_found_by()
    {
        var spec = Spec();
        var started = await StartAsync(spec with { Labels = spec.Labels.Add("zoe_owner", "me").Add("zoe_epoch", "forged") });

        (await InspectAsync(started.BackendId, "{{range $name, $value := .Config.Labels}}{{$name}}={{$value}} {{end}}")).Trim()
            .ShouldBe($"zoe_attempt=1 zoe_deployment_name={Deployment} zoe_epoch=42 zoe_execution_id=7 zoe_owner=me zoe_service_id=1 zoe_type=app_service");
    }

    [Fact]
    public async Task A_container_has_its_name_host_name_folder_and_environment()
    {
        var spec = Spec("sh -c 'hostname; pwd; echo $A $ZOE_PORT_80 $ZOE_PORT_53'") with
        {
            WorkDir = "/etc",
            Environment = [new("A", "b"), new("ZOE_PORT_80", "forged")],
            Ports = [new ServicePort(80, "tcp"), new ServicePort(53, "udp")],
        };
        var ended = await RunAsync(spec);

        (await ReadAsync(ended.Key)).ShouldBe($"{spec.HostName}\n/etc\nb 80 53\n");
        (await InspectAsync(ended.BackendId, "{{.Name}}")).ShouldBe("/" + spec.HostName);
    }

    [Fact]
    public async Task A_port_for_the_host_only_is_on_the_loopback_address_and_others_are_on_all()
    {
        var started = await StartAsync(Spec() with
        {
            Ports = [new ServicePort(80, "tcp"), new ServicePort(81, "tcp")],
            HostPorts = [new ServicePort(80, "tcp")],
        });

        const string address = "{{(index (index .NetworkSettings.Ports \"PORT/tcp\") 0).HostIp}}";
        (await InspectAsync(started.BackendId, address.Replace("PORT", "80", StringComparison.Ordinal))).ShouldBe("127.0.0.1");
        (await InspectAsync(started.BackendId, address.Replace("PORT", "81", StringComparison.Ordinal))).ShouldBe("0.0.0.0");
        started.Ports.Single(port => port.Port.Number == 80).Address.ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task Without_a_command_the_image_runs_its_own() =>
        (await RunAsync(Spec(command: null))).ExitCode.ShouldBe(0);

    [Fact]
    public async Task Folders_are_mounted_and_a_read_only_one_cannot_be_written()
    {
        var workspace = Directory.CreateTempSubdirectory("zoe-docker-");
        var data = Directory.CreateTempSubdirectory("zoe-docker-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(data.FullName, "in"), "text", Deadline);
            var ended = await RunAsync(
                Spec("sh -c 'cp /mnt/data/in /mnt/workspace/out && ! touch /mnt/data/new && touch /mnt/more/new'") with
                {
                    Workspace = workspace.FullName,
                    Mounts =
                    [
                        new ServiceMount(data.FullName, "/mnt/data", ReadOnly: true),
                        new ServiceMount(workspace.FullName, "/mnt/more", ReadOnly: false),
                    ],
                });

            ended.ExitCode.ShouldBe(0, await ReadAsync(ended.Key));
            (await File.ReadAllTextAsync(Path.Combine(workspace.FullName, "out"), Deadline)).ShouldBe("text");
            File.Exists(Path.Combine(workspace.FullName, "new")).ShouldBeTrue();
        }
        finally
        {
            workspace.Delete(recursive: true);
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Services_reach_each_other_by_host_name()
    {
        var server = Spec("sh -c 'while :; do echo hello | nc -l -p 80; done'", service: 1);
        await StartAsync(server);

        var client = await RunAsync(Spec($"sh -c 'until nc {server.HostName} 80 </dev/null; do sleep 0.1; done'", service: 2));

        (await ReadAsync(client.Key)).ShouldContain("hello");
    }

    [Fact]
    public async Task A_container_cannot_gain_privileges()
    {
        var ended = await RunAsync(Spec("grep NoNewPrivs /proc/self/status"));

        (await ReadAsync(ended.Key)).ShouldBe("NoNewPrivs:\t1\n");
    }

    [Fact]
    public async Task A_network_that_is_missing_is_made_and_made_again()
    {
        var network = "net-" + Deployment;
        try
        {
            await StartAsync(Spec(service: 1) with { Network = network });
            await Backend.StopAsync(new ServiceKey(7, 1, 1), Node, TimeSpan.Zero, Deadline);
            await EngineScript.DockerAsync(Address, "network", "rm", network);

            (await StartAsync(Spec(service: 2) with { Network = network })).IpAddress.ShouldNotBeNull();
            await Backend.StopAsync(new ServiceKey(7, 2, 1), Node, TimeSpan.Zero, Deadline);
        }
        finally
        {
            await EngineScript.DockerAsync(Address, "network", "rm", network);
        }
    }

    [Fact]
    public async Task A_network_that_is_missing_can_be_refused()
    {
        await using var strict = DockerBackends.Create(
            DockerBackends.Options(Address, Deployment) with { NetworkName = "no-such-network", CreateMissingNetworks = false });

        var problem = await Should.ThrowAsync<BackendException>(() => strict.StartAsync(Spec(), Node, Deadline));

        problem.Failure.ShouldBe(BackendFailure.Rejected);
        problem.Message.ShouldContain("'no-such-network'");
        await NothingIsLeftAsync();
    }
}
