using Zoe.Backends.Images;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class ImageNameTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("busybox", "docker.io/library/busybox:latest")]
    [InlineData("busybox:1", "docker.io/library/busybox:1")]
    [InlineData("library/busybox", "docker.io/library/busybox:latest")]
    [InlineData("docker.io/busybox", "docker.io/library/busybox:latest")]
    [InlineData("index.docker.io/library/busybox:latest", "docker.io/library/busybox:latest")]
    [InlineData("zoe/busybox:1", "docker.io/zoe/busybox:1")]
    [InlineData("docker.io/zoe/busybox:1", "docker.io/zoe/busybox:1")]
    [InlineData("localhost/busybox", "localhost/busybox:latest")]
    [InlineData("localhost:5000/a/b/c:2", "localhost:5000/a/b/c:2")]
    [InlineData("registry.example.org/x", "registry.example.org/x:latest")]
    [InlineData("host:5000/x", "host:5000/x:latest")]
    [InlineData("busybox@" + Digest, "docker.io/library/busybox@" + Digest)]
    [InlineData("busybox:1@" + Digest, "docker.io/library/busybox@" + Digest)]
    [InlineData("host:5000/x:1@" + Digest, "host:5000/x@" + Digest)]
    [InlineData(Digest, Digest)]
    public void A_name_is_written_out_as_Docker_does(string name, string full) =>
        ImageName.Normalize(name).ShouldBe(full);

    [Fact]
    public void Names_that_mean_the_same_image_are_equal()
    {
        var same = ImageNameComparer.Instance;
        same.Equals("busybox", "docker.io/library/busybox:latest").ShouldBeTrue();
        same.GetHashCode("busybox").ShouldBe(same.GetHashCode("docker.io/library/busybox:latest"));
        same.Equals("busybox:1", "busybox:2").ShouldBeFalse();
        same.Equals("Busybox", "busybox").ShouldBeFalse();
        same.Equals("registry.example.org/busybox", "busybox").ShouldBeFalse();
        same.Equals(null, "busybox").ShouldBeFalse();
    }
}
