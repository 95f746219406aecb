using System.Text;
using Zoe.Backends.Docker.Tests.Engines;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class UnreachableTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_missing_socket_is_reported_in_plain_words()
    {
        var node = await DescribeAsync("unix:///no/such.sock");

        node.Online.ShouldBeFalse();
        node.Problem.ShouldBe("There is no socket at unix:///no/such.sock: no engine runs there");
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_reported_in_plain_words()
    {
        var address = $"tcp://127.0.0.1:{LoopbackServer.FindPort()}";

        (await DescribeAsync(address)).Problem.ShouldBe($"Nothing listens at {address} (connection refused)");
    }

    [Fact]
    public async Task A_server_that_is_no_engine_is_reported_in_plain_words()
    {
        await using var server = new LoopbackServer(async (connection, cancellationToken) =>
        {
            _ = await connection.ReadAsync(new byte[4096], cancellationToken);
            var answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>";
            await connection.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
        });

        (await DescribeAsync(server.Address)).Problem!.ShouldContain("is no Docker Engine");
    }

    [Fact]
    public async Task Requests_to_an_unreachable_engine_fail_as_unreachable()
    {
        await using var backend = DockerBackends.Create("unix:///no/such.sock", "test");
        var key = new ServiceKey(1, 1, 1);
        var spec = new ServiceSpec { Key = key, HostName = "x", Image = "x" };

        (await Should.ThrowAsync<BackendException>(() => backend.StartAsync(spec, DockerBackends.Node, None)))
            .Failure.ShouldBe(BackendFailure.Unreachable);
        (await Should.ThrowAsync<BackendException>(() => backend.StopAsync(key, DockerBackends.Node, TimeSpan.Zero, None)))
            .Failure.ShouldBe(BackendFailure.Unreachable);
        (await backend.ListAsync(None)).UnreachableNodes.ShouldBe([DockerBackends.Node]);
    }

    [Fact]
    public void Options_that_cannot_be_used_are_refused_with_all_reasons()
    {
        var engine = new DockerEngineOptions { Name = "a", Address = "ssh://x" };
        var options = new DockerBackendOptions { DeploymentName = "", NetworkName = " ", Engines = [engine, engine] };

        Should.Throw<ArgumentException>(() => DockerBackends.Create(options)).Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain("The deployment name is empty"),
            message => message.ShouldContain("The network name is empty"),
            message => message.ShouldContain("Address 'ssh://x' of engine 'a' is wrong"),
            message => message.ShouldContain("The engine name 'a' is used 2 times"));
    }

    private static async Task<BackendNode> DescribeAsync(string address)
    {
        await using var backend = DockerBackends.Create(address, "test");
        return (await backend.DescribeNodesAsync(None)).ShouldHaveSingleItem();
    }
}
