using Zoe.Backends.Process.Native;

namespace Zoe.Backends.Process.Tests;

public sealed partial class SpecificationTests : ProcessFixture
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_service_without_a_command_is_rejected(string? command) =>
        (await RejectedAsync(Spec(1, command))).Message.ShouldContain("has no command");

    [Fact]
    public async Task A_missing_workspace_is_rejected_by_name() =>
        (await RejectedAsync(Spec(1, Forever) with { Workspace = "/no/such" })).Message.ShouldContain("'/no/such'");

    [Fact]
    public async Task A_missing_working_directory_is_rejected_by_name() =>
        (await RejectedAsync(Spec(1, Forever) with { WorkDir = "/no/such" })).Message.ShouldContain("'/no/such'");

    [Theory]
    [InlineData("", "x")]
    [InlineData("A=B", "x")]
    [InlineData("A", "x\0y")]
    public async Task An_impossible_environment_variable_is_rejected(string name, string value) =>
        (await RejectedAsync(Spec(1, Forever) with { Environment = [new(name, value)] })).Message.ShouldContain("cannot be set");

    [Fact]
    public async Task A_mount_of_a_missing_folder_is_rejected_by_name() =>
        (await RejectedAsync(Spec(1, Forever) with { Mounts = [new ServiceMount("/no/such", "/mnt/data", false)] }))
            .Message.ShouldContain("'/no/such'");

    [Fact]
    public async Task Mounts_that_would_share_a_variable_are_rejected() =>
        (await RejectedAsync(Spec(1, Forever) with
        {
            Mounts = [new ServiceMount("/usr", "/mnt/my-data", true), new ServiceMount("/etc", "/mnt/my_data", true)],
        })).Message.ShouldContain("ZOE_MOUNT_MY_DATA");

    [Fact]
    public async Task The_variable_of_a_mount_is_the_hosts_path() =>
        (await OutputOfAsync(Spec(1, "echo $ZOE_MOUNT_MY_DATA") with
        {
            Mounts = [new ServiceMount("/usr", "/mnt/my-data", true)],
        })).ShouldBe("/usr\n");

    [Fact]
    public async Task A_service_runs_in_its_working_directory_or_its_workspace_or_a_folder_of_its_own()
    {
        var workspace = Environment.CreateWorkspace();
        Directory.CreateDirectory(Path.Combine(workspace, "sub"));

        (await OutputOfAsync(Spec(1, "pwd") with { WorkDir = "/usr", Workspace = workspace })).ShouldBe("/usr\n");
        (await OutputOfAsync(Spec(2, "pwd") with { Workspace = workspace })).ShouldBe(workspace + "\n");
        (await OutputOfAsync(Spec(3, "pwd") with { WorkDir = "/mnt/workspace/sub", Workspace = workspace }))
            .ShouldBe(workspace + "/sub\n");
        (await OutputOfAsync(Spec(4, "pwd"))).ShouldBe(FolderOf(4) + "/work\n");
    }

    [Fact]
    public async Task The_start_pipe_is_closed_in_the_command() =>
        (await OutputOfAsync(Spec(1, "[ -e /proc/$$/fd/3 ] && echo open || echo closed"))).ShouldBe("closed\n");

    [Fact]
    public async Task Descriptors_that_the_server_inherited_are_closed_in_the_command()
    {
        using var file = File.OpenHandle("/etc/passwd");
        var inherited = Duplicate((int)file.DangerousGetHandle());
        try
        {
            (await OutputOfAsync(Spec(1, "ls /proc/$$/fd"))).ShouldBe("0\n1\n2\n");
        }
        finally
        {
            Libc.Close(inherited).ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_service_ignores_and_blocks_no_signals()
    {
        var output = await OutputOfAsync(Spec(1, "grep -E 'Sig(Ign|Blk)' /proc/self/status"));

        // Except 32 and 33, which the C library reserves.
        output.ShouldMatch("^SigBlk:\t0+\nSigIgn:\t0000000[01]80000000\n$|^SigBlk:\t0+\nSigIgn:\t0+\n$");
    }

    [Fact]
    public async Task Names_in_the_environment_do_not_change_how_a_service_is_run()
    {
        (await OutputOfAsync(Spec(1, "echo \"$command,$1,$state,$IFS.\"") with
        {
            Environment = [new("command", "c"), new("1", "one"), new("state", "s"), new("ENV", "/no/such")],
        })).ShouldStartWith("c,,s,");
    }

    [Fact]
    public async Task The_port_to_listen_on_is_the_published_one()
    {
        var spec = Spec(1, "echo $ZOE_PORT_8888 $ZOE_PORT_53; " + Forever) with
        {
            Ports = [new ServicePort(8888, "tcp"), new ServicePort(53, "udp")],
        };

        var service = await StartAsync(spec);

        await foreach (var chunk in Backend.ReadLogsAsync(spec.Key, "local", follow: true, Deadline))
        {
            System.Text.Encoding.ASCII.GetString(chunk.Span)
                .ShouldBe($"{service.Ports[0].ExternalPort} {service.Ports[1].ExternalPort}\n");
            break;
        }
    }

    [Fact]
    public async Task The_node_offers_the_whole_machine_unless_the_options_say_less()
    {
        var whole = (await Backend.DescribeNodesAsync(Deadline)).ShouldHaveSingleItem();
        whole.Millicores.ShouldBe(System.Environment.ProcessorCount * 1000);

        await using var backend = new ProcessBackend(new ProcessBackendOptions
        {
            DeploymentName = "other",
            StateFolder = Environment.StateFolder,
            NodeName = "desk",
            Millicores = 1500,
            MemoryBytes = 1L << 30,
            ExternalAddress = "desk.example",
        });
        var part = (await backend.DescribeNodesAsync(Deadline)).ShouldHaveSingleItem();
        part.ShouldBe(new BackendNode
        {
            Name = "desk",
            Millicores = 1500,
            MemoryBytes = 1L << 30,
            ExternalAddress = "desk.example",
            Labels = part.Labels,
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    public void A_deployment_name_that_is_no_folder_name_is_refused(string deployment) =>
        Should.Throw<ArgumentException>(() => Environment.CreateBackend(deployment)).Message.ShouldContain($"'{deployment}'");

    // dup clears the close-on-exec flag, as for descriptors that a process inherits.
    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);
}
