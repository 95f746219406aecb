using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class EngineAddressTests
{
    [Theory]
    [InlineData("unix:///var/run/docker.sock", false, "unix:///var/run/docker.sock")]
    [InlineData("tcp://localhost:1234", false, "tcp://localhost:1234")]
    [InlineData("https://localhost:1234/", true, "tcp://localhost:1234")]
    [InlineData("localhost:2375", false, "tcp://localhost:2375")]
    [InlineData("node1", false, "tcp://node1:2375")]
    [InlineData("tcp://node1", true, "tcp://node1:2376")]
    [InlineData("[::1]:99", false, "tcp://[::1]:99")]
    public void An_address_is_a_socket_or_a_host_and_port(string text, bool tls, string address)
    {
        EngineAddress.TryParse(text, tls, out var parsed).ShouldBeTrue();
        parsed.ToString().ShouldBe(address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unix://docker.sock")]
    [InlineData("ssh://host")]
    [InlineData("tcp://")]
    [InlineData("host:port")]
    [InlineData("host:99999")]
    [InlineData("tcp://host:1/path")]
    [InlineData("tcp://user@host:1")]
    public void Anything_else_is_refused(string text) =>
        EngineAddress.TryParse(text, tls: false, out _).ShouldBeFalse();
}
