using System.Net.Sockets;
using System.Text;
using Xunit;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Testing;

/// <summary>What backends that run real commands must do beside the rest. Derive from it in a test project.</summary>
public abstract class ShellConformance : ConformanceTests<ShellEnvironment>
{
    [Fact]
    public async Task Standard_output_and_error_are_both_kept_in_the_order_written()
    {
        var workspace = Environment.CreateWorkspace();
        var service = await StartAsync(
            Spec(1, $"sh -c 'echo one; {WaitFor(1)}echo two >&2; {WaitFor(2)}echo three'", workspace: workspace));

        var lines = 0;
        await foreach (var chunk in Backend.ReadLogsAsync(service.Key, Environment.Node, follow: true, Deadline))
        {
            foreach (var _ in Enumerable.Range(0, chunk.Span.Count((byte)'\n')))
                await File.WriteAllTextAsync(Path.Combine(workspace, $"{++lines}"), "", Deadline);
        }

        Assert.Equal("one\ntwo\nthree\n", await ReadLogsAsync(service.Key, follow: false));

        // Where the streams are collected separately, waits until so many lines were read.
        string WaitFor(int line) =>
            Environment.OrdersStreamsExactly ? "" : $"until [ -e \"$ZOE_WORKSPACE/{line}\" ]; do sleep 0.02; done; ";
    }

    [Fact]
    public async Task A_command_is_split_as_a_shell_would()
    {
        var ended = await RunToEndAsync(Spec(1, """printf '%s|' 'a b' "c d" e\ f"""));

        Assert.Equal("a b|c d|e f|", await ReadLogsAsync(ended.Key, follow: false));
    }

    [Fact]
    public async Task A_follower_receives_many_megabytes_of_output_completely()
    {
        const int Size = 20_000_000;
        var service = await StartAsync(Spec(1, $"head -c {Size} /dev/zero"));

        var received = 0L;
        await foreach (var chunk in Backend.ReadLogsAsync(service.Key, Environment.Node, follow: true, Deadline))
            received += chunk.Length;

        Assert.Equal(Size, received);
    }

    [Fact]
    public async Task Environment_variables_arrive_as_given_and_the_last_of_a_name_wins()
    {
        const string Value = "a 'b' \"c\" $HOME `d` \\ ü\nsecond line";
        var spec = Spec(1, "sh -c 'printf \"%s|%s\" \"$FIRST\" \"$TWICE\"'") with
        {
            Environment = [new("FIRST", Value), new("TWICE", "old"), new("TWICE", "new")],
        };

        var ended = await RunToEndAsync(spec);

        Assert.Equal(Value + "|new", await ReadLogsAsync(ended.Key, follow: false));
    }

    [Fact]
    public async Task The_environment_of_the_server_is_not_inherited()
    {
        System.Environment.SetEnvironmentVariable("ZOE_CONFORMANCE_SECRET", "secret");

        var ended = await RunToEndAsync(Spec(1, "sh -c 'echo \"[$ZOE_CONFORMANCE_SECRET]\"'"));

        Assert.Equal("[]\n", await ReadLogsAsync(ended.Key, follow: false));
    }

    [Fact]
    public async Task A_service_that_exceeds_its_memory_limit_is_killed_and_reported_as_out_of_memory()
    {
        Assert.SkipUnless(Environment.LimitsMemory, "memory is not limited here");
        const long Limit = 32 * 1024 * 1024;

        // The shell outlives the killed process, so that a busy engine has time to read the reason before the container
        // ends.
        const string Command = "sh -c 'tail /dev/zero; code=$?; sleep 1; exit $code'";

        var ended = await RunToEndAsync(Spec(1, Command) with { MemoryBytes = Limit });

        Assert.True(ended.OutOfMemory);
        Assert.Equal(137, ended.ExitCode);
        Assert.Contains("memory", ended.Reason, StringComparison.Ordinal);
        Assert.True(Assert.Single(await ListAsync()).OutOfMemory);
    }

    [Fact]
    public async Task A_service_within_its_memory_limit_is_not_reported_as_out_of_memory()
    {
        var ended = await RunToEndAsync(Spec(1, "sh -c 'exit 3'") with { MemoryBytes = 32 * 1024 * 1024 });

        Assert.False(ended.OutOfMemory);
        Assert.Equal(3, ended.ExitCode);
        Assert.Null(ended.Reason);
    }

    [Fact]
    public async Task A_service_reads_and_writes_its_workspace()
    {
        var workspace = Environment.CreateWorkspace();
        await File.WriteAllTextAsync(Path.Combine(workspace, "in"), "text", Deadline);

        await RunToEndAsync(Spec(1, "sh -c 'cat \"$ZOE_WORKSPACE/in\" >\"$ZOE_WORKSPACE/out\"'", workspace: workspace));

        Assert.Equal("text", await File.ReadAllTextAsync(Path.Combine(workspace, "out"), Deadline));
    }

    [Fact]
    public async Task The_working_directory_can_be_the_workspace()
    {
        var workspace = Environment.CreateWorkspace();
        var spec = Spec(1, "sh -c 'echo text >here'", workspace: workspace) with
        {
            WorkDir = ServiceSpec.WorkspaceMountPath,
        };

        await RunToEndAsync(spec);

        Assert.True(File.Exists(Path.Combine(workspace, "here")));
    }

    [Fact]
    public async Task A_service_gets_SIGTERM_before_it_is_killed()
    {
        var workspace = Environment.CreateWorkspace();
        var service = await StartAsync(Spec(
            1,
            "sh -c 'trap \"echo bye >$ZOE_WORKSPACE/bye; exit 0\" TERM; echo ready; while :; do sleep 0.05; done'",
            workspace: workspace));
        await WaitForOutputAsync(service.Key, "ready");

        await StopAsync(service.Key, LongGrace);

        Assert.True(File.Exists(Path.Combine(workspace, "bye")));
    }

    [Fact]
    public async Task A_service_that_ignores_SIGTERM_is_killed()
    {
        var service = await StartAsync(
            Spec(1, "sh -c 'trap \"\" TERM; echo ready; while :; do sleep 0.05; done'"));
        await WaitForOutputAsync(service.Key, "ready");

        await StopAsync(service.Key, TimeSpan.FromSeconds(0.2));

        Assert.Empty(await ListAsync());
        Assert.Empty(await Environment.FindLeftoversAsync(Deployment));
    }

    [Theory]
    [InlineData("")]
    [InlineData("setsid ")]
    public async Task Children_are_killed_with_their_service(string prefix)
    {
        var marker = $"{Deployment}-child";
        var child = $"{prefix}sh -c \"trap : TERM; while :; do sleep 0.1; done\" {marker}";
        var service = await StartAsync(Spec(1, $"sh -c '{child} & echo ready; wait'"));
        await WaitUntilAsync(() => RunsOnThisMachine(marker), "the child runs");

        await StopAsync(service.Key, TimeSpan.FromSeconds(0.2));

        Assert.False(RunsOnThisMachine(marker));
    }

    [Theory]
    [InlineData("")]
    [InlineData("setsid ")]
    public async Task Children_end_when_their_service_has_ended(string prefix)
    {
        var workspace = Environment.CreateWorkspace();
        var marker = $"{Deployment}-child";
        var child = $"{prefix}sh -c \"while :; do sleep 0.1; done\" {marker}";
        await using var events = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);
        var service = await StartAsync(Spec(
            1, $"sh -c '{child} & until [ -e \"$ZOE_WORKSPACE/release\" ]; do sleep 0.02; done'", workspace: workspace));
        await WaitUntilAsync(() => RunsOnThisMachine(marker), "the child runs");

        await Environment.ReleaseAsync(workspace);
        await events.WaitForEndAsync(service.Key, Deadline);

        await WaitUntilAsync(() => !RunsOnThisMachine(marker), "the child has ended");
    }

    [Fact]
    public async Task A_published_port_is_reachable_at_the_reported_address()
    {
        var spec = Spec(1, Environment.GreetOn(8080)) with { Ports = [new ServicePort(8080, "tcp")] };

        var service = await StartAsync(spec);

        var published = Assert.Single(service.Ports);
        Assert.Equal(new ServicePort(8080, "tcp"), published.Port);
        var answer = "";
        await WaitUntilAsync(async () => (answer = await ConnectAsync(published)).Length > 0, "the port answers");
        Assert.Equal("hello", answer.TrimEnd());
        Assert.Equal(published, Assert.Single(Assert.Single(await ListAsync()).Ports));
    }

    [Fact]
    public async Task Services_with_the_same_port_get_different_external_ports()
    {
        var started = await Task.WhenAll(Enumerable.Range(1, 10).Select(id => StartAsync(
            Spec(id, Environment.RunUntilStopped) with { Ports = [new ServicePort(8080, "tcp")] })));

        Assert.Equal(
            started.Length, started.Select(service => Assert.Single(service.Ports).ExternalPort).Distinct().Count());
    }

    private static async Task<string> ConnectAsync(PublishedPort published)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(published.Address, published.ExternalPort);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            return await reader.ReadLineAsync() ?? "";
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return "";
        }
    }

    private static bool RunsOnThisMachine(string marker) => Directory.EnumerateDirectories("/proc").Any(process =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).EndsWith($"\0{marker}\0", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    });

    private async Task WaitForOutputAsync(ServiceKey key, string text)
    {
        await foreach (var chunk in Backend.ReadLogsAsync(key, Environment.Node, follow: true, Deadline))
            if (Encoding.UTF8.GetString(chunk.Span).Contains(text, StringComparison.Ordinal)) return;
        Assert.Fail($"The service ended without writing '{text}'.");
    }

    private Task WaitUntilAsync(Func<bool> holds, string what) => WaitUntilAsync(() => Task.FromResult(holds()), what);

    private async Task WaitUntilAsync(Func<Task<bool>> holds, string what)
    {
        while (!await holds())
        {
            Assert.False(Deadline.IsCancellationRequested, $"Timed out waiting until {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        }
    }
}
