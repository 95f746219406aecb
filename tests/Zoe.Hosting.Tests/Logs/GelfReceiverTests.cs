using System.Collections.Immutable;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends;
using Zoe.Backends.Docker;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Health;
using Zoe.Hosting.Logs.Collecting;
using Zoe.Hosting.Logs.Files;
using Zoe.Hosting.Logs.Gelf;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Logs;

/// <summary>Routing of GELF messages to logs.</summary>
public sealed class GelfReceiverTests : LogTest
{
    private const string Container = "c0ffee";

    [Fact]
    public async Task A_message_of_a_services_own_container_is_a_line_of_its_log()
    {
        await using var collectors = Collectors();
        Send(collectors, Message()).ShouldBe(GelfOutcome.Accepted);
        Send(collectors, Message() with { Text = "ünd" }).ShouldBe(GelfOutcome.Accepted);
        ReadFiles().ShouldBe("hello\nünd\n");
    }

    [Fact]
    public async Task Without_labels_the_container_name_identifies_the_service()
    {
        await using var collectors = Collectors();
        Send(collectors, Message() with { Deployment = null, ExecutionId = null, ServiceId = null }).ShouldBe(GelfOutcome.Accepted);
        foreach (var name in new[] { "main0-1-other", "main0-9-test", "other0-1-test", "main0-../1-test", "1-test", "-test", "main0-1-test/../x" })
        {
            Send(collectors, Message() with { Deployment = null, ExecutionId = null, ServiceId = null, ContainerName = name })
                .ShouldBe(GelfOutcome.Unknown, name);
        }

        ReadFiles().ShouldBe("hello\n");
    }

    [Fact]
    public async Task Messages_without_the_containers_identifier_are_rejected()
    {
        await using var collectors = Collectors();
        Send(collectors, Message() with { ContainerId = "another" }).ShouldBe(GelfOutcome.Unknown);
        Send(collectors, Message() with { ContainerId = null }).ShouldBe(GelfOutcome.Unknown);
        Send(collectors, Message() with { Deployment = "other" }).ShouldBe(GelfOutcome.Unknown);
        Send(collectors, Message() with { ServiceId = 99 }).ShouldBe(GelfOutcome.Unknown);
        Send(collectors, Message() with { ExecutionId = 99 }).ShouldBe(GelfOutcome.Unknown);
        ReadFiles().ShouldBe("");
    }

    [Fact]
    public async Task Only_allowed_sources_are_accepted()
    {
        Options.GelfAllowedSources.Add("10.1.0.0/16");
        await using var collectors = Collectors();
        Send(collectors, Message(), "10.2.0.1").ShouldBe(GelfOutcome.Forbidden);
        Send(collectors, Message(), "::1").ShouldBe(GelfOutcome.Forbidden);
        Send(collectors, Message(), "10.1.7.7").ShouldBe(GelfOutcome.Accepted);
        Send(collectors, Message(), "::ffff:10.1.7.7").ShouldBe(GelfOutcome.Accepted);
    }

    [Fact]
    public async Task Without_a_GELF_address_the_output_is_read_from_the_engine_only()
    {
        await using var collectors = Collectors(address: null);
        Send(collectors, Message()).ShouldBe(GelfOutcome.Unknown);
    }

    private static GelfMessage Message() => new("hello", Container, "main0-1-test", "test", 1, 1);

    /// <summary>An engine that does not exist; not used for GELF messages.</summary>
    private static DockerBackend Engine { get; } = new(
        new DockerBackendOptions
        {
            DeploymentName = "test",
            Engines = [new DockerEngineOptions { Name = "none", Address = "unix:///nowhere/docker.sock", ExternalAddress = "127.0.0.1" }],
        },
        TimeProvider.System, NullLogger<DockerBackend>.Instance);

    private string Root => Path.GetDirectoryName(Folder.Path)!;

    private string ReadFiles() => string.Concat(
        Directory.EnumerateFiles(Root, "*.log", SearchOption.AllDirectories).Select(File.ReadAllText));

    private LogCollectors Collectors(string? address = "udp://127.0.0.1:7896")
    {
        Options.DeploymentName = "test";
        Options.ServiceLogsBasePath = Root;
        Options.GelfListenerPort = 7896;
        Options.GelfAddress = address;
        return new LogCollectors(Engine, new LogPaths(Options), new HostRole(), new EngineHealth(Clock), Options, Clock, NullLogger<LogCollectors>.Instance);
    }

    private GelfOutcome Send(LogCollectors collectors, GelfMessage message, string source = "127.0.0.1")
    {
        var view = new EngineView(new VirtualBackend(new VirtualCluster([], TimeProvider.System), "test"));
        view.Publish(new EngineState { Executions = ImmutableSortedDictionary<long, Execution>.Empty.Add(1, Running()) });
        var receiver = new GelfReceiver(new GelfRouter(view, Options), collectors, Options, Clock);
        var json = new System.Text.Json.Nodes.JsonObject { ["short_message"] = message.Text };
        if (message.ContainerId is not null) json["_container_id"] = message.ContainerId;
        if (message.ContainerName is not null) json["_container_name"] = message.ContainerName;
        if (message.Deployment is not null) json["_zoe_deployment_name"] = message.Deployment;
        if (message.ExecutionId is not null) json["_zoe_execution_id"] = message.ExecutionId.ToString();
        if (message.ServiceId is not null) json["_zoe_service_id"] = message.ServiceId.ToString();
        return receiver.Receive(IPAddress.Parse(source), Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private static Execution Running() => new()
    {
        Id = 1,
        Name = "run",
        UserId = 1,
        UserName = "ada",
        Application = Applications.Forever(),
        Status = ExecutionStatus.Running,
        TimeSubmit = DateTimeOffset.UnixEpoch,
        Services =
        [
            new Service
            {
                Id = 1, ExecutionId = 1, Name = "main0", Group = "main", Essential = true, Status = ServiceStatus.Active,
                Attempt = 1, Node = "a", BackendId = Container,
            },
        ],
    };
}
