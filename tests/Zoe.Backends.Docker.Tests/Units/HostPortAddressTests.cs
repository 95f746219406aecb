using Zoe.Backends.Docker.Services;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class HostPortAddressTests
{
    private static readonly ServicePort Port = new(80, "tcp");

    [Theory]
    [InlineData("unix:///var/run/docker.sock", false, "127.0.0.1")]
    [InlineData("192.0.2.11:2376", false, "192.0.2.11")]
    [InlineData("tcp://[2001:db8::1]:2376", false, "2001:db8::1")]
    [InlineData("localhost:2375", false, "127.0.0.1")]
    [InlineData("unix:///var/run/docker.sock", true, "")]
    [InlineData("192.0.2.11:2376", true, "")]
    public async Task Ports_for_the_host_only_are_where_the_host_reaches_the_engine(string address, bool open, string expected)
    {
        var spec = Spec([Port]);
        (await Find(address, open).FindAsync(spec, TestContext.Current.CancellationToken)).ShouldBe(expected);
        var request = ServiceContainer.Describe(spec, "zoe", expected, Options(address, open));
        request.HostConfig!.PortBindings["80/tcp"].ShouldHaveSingleItem().HostIP.ShouldBe(expected);
        request.HostConfig.PortBindings["81/tcp"].ShouldHaveSingleItem().HostIP.ShouldBe("");
    }

    [Fact]
    public async Task A_name_that_is_not_known_can_be_tried_again()
    {
        var problem = await Should.ThrowAsync<BackendException>(
            () => Find("nowhere.invalid:2376", open: false).FindAsync(Spec([Port]), TestContext.Current.CancellationToken));
        problem.Failure.ShouldBe(BackendFailure.Retryable);
        (await Find("nowhere.invalid:2376", open: false).FindAsync(Spec([]), TestContext.Current.CancellationToken)).ShouldBe("");
    }

    private static HostPortAddress Find(string address, bool open) => new(Options(address, open).Engines[0], Options(address, open));

    private static DockerBackendOptions Options(string address, bool open) => new()
    {
        Engines = [new DockerEngineOptions { Name = "node", Address = address }],
        DeploymentName = "test",
        OpenProxiedPorts = open,
    };

    private static ServiceSpec Spec(ServicePort[] hostPorts) => new()
    {
        Key = new ServiceKey(1, 2, 1),
        HostName = "a",
        Image = "zoe/busybox:1",
        Ports = [Port, new ServicePort(81, "tcp")],
        HostPorts = [.. hostPorts],
    };
}
