using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Nodes;
using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Docker.Watching;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class OldestApiTests(SharedEngine engine) : EngineTest(engine)
{
    [Fact]
    public async Task The_oldest_version_of_the_API_does_as_well()
    {
        var workspace = Directory.CreateTempSubdirectory("zoe-docker-");
        using var node = CreateNode();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Deadline);
        var events = Channel.CreateUnbounded<BackendEvent>();
        var watch = new NodeWatch(node, Deployment, TimeProvider.System, NullLogger.Instance).RunAsync(events.Writer, leave.Token);
        while (await events.Reader.ReadAsync(Deadline) is not EventStreamReconnected) continue;
        try
        {
            var spec = Spec("sh -c 'echo text | tee /mnt/workspace/out; ! touch /mnt/ro/new 2>/dev/null; sleep 1000'") with
            {
                Workspace = workspace.FullName,
                Mounts = [new ServiceMount(workspace.FullName, "/mnt/ro", ReadOnly: true)],
                Ports = [new ServicePort(80, "tcp")],
                MemoryBytes = 64 * 1024 * 1024,
            };

            var started = await node.StartAsync(spec, openTar: null, Deadline);
            started.Ports.ShouldHaveSingleItem().ExternalPort.ShouldBeGreaterThan(0);
            await node.ResizeAsync(spec.Key, 500, Deadline);
            (await node.ListAsync(Deadline))!.Value.ShouldHaveSingleItem().BackendId.ShouldBe(started.BackendId);
            (await FirstOutputAsync(node, spec.Key)).ShouldBe("text\n");
            File.Exists(Path.Combine(workspace.FullName, "out")).ShouldBeTrue();
            await node.StopAsync(spec.Key, TimeSpan.FromSeconds(5), Deadline);

            while (await events.Reader.ReadAsync(Deadline) is not ServiceRemoved) continue;
            File.Exists(Path.Combine(workspace.FullName, "new")).ShouldBeFalse();
        }
        finally
        {
            await leave.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => watch);
            workspace.Delete(recursive: true);
        }
    }

    private DockerNode CreateNode()
    {
        var options = DockerBackends.Options(Address, Deployment);
        return new DockerNode(
            options.Engines[0], options, Connect(ApiVersion.Oldest), "127.0.0.1", new BackendEventFanOut(), TimeProvider.System, NullLogger.Instance);
    }

    private async Task<string> FirstOutputAsync(DockerNode node, ServiceKey key)
    {
        await foreach (var output in node.ReadOutputAsync(key, after: null, follow: true, Deadline))
            return Encoding.UTF8.GetString(output.Bytes.Span);
        return "";
    }
}
