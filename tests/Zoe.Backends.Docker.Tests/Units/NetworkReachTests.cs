using Docker.DotNet.Models;
using Zoe.Backends.Docker.Nodes;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class NetworkReachTests
{
    [Theory]
    [InlineData("local", "bridge", false, false)]
    [InlineData("local", "overlay", false, true)]
    [InlineData("global", "overlay", false, true)]
    [InlineData("swarm", "overlay", true, true)]
    [InlineData("swarm", "overlay", false, false)]
    public void Networks_span_engines_when_containers_may_join_them_everywhere(
        string scope, string driver, bool attachable, bool spans) =>
        NetworkReach.SpansEngines(new NetworkResponse { Name = "net", Scope = scope, Driver = driver, Attachable = attachable })
            .ShouldBe(spans);
}
