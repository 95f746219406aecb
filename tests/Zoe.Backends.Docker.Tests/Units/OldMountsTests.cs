using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class OldMountsTests
{
    [Fact]
    public void Mounts_become_binds_also_when_it_is_done_twice()
    {
        var config = new HostConfig
        {
            Mounts = [new Mount { Source = "/a", Target = "/b" }, new Mount { Source = "/c", Target = "/d", ReadOnly = true }],
        };

        OldMounts.Replace(config);
        OldMounts.Replace(config);

        config.Mounts.ShouldBeNull();
        config.Binds.ShouldBe(["/a:/b", "/c:/d:ro"]);
    }
}
