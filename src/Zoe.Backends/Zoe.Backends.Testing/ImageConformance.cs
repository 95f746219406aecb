using Xunit;

namespace Zoe.Backends.Testing;

/// <summary>What backends with images must do beside the rest. Derive from it in a test project.</summary>
public abstract class ImageConformance : ConformanceTests<BackendEnvironment>
{
    [Fact]
    public async Task The_node_lists_its_images()
    {
        var node = Assert.Single(
            await Backend.DescribeNodesAsync(Deadline), node => node.Name == Environment.Node);

        Assert.Contains(Environment.Image, Assert.IsAssignableFrom<IEnumerable<string>>(node.Images));
    }

    [Fact]
    public async Task A_missing_image_is_rejected_with_its_name_and_leaves_nothing()
    {
        var spec = Spec(1, Environment.RunUntilStopped) with { Image = "zoe-test/no-such-image:1" };

        var error = await FailsAsync(BackendFailure.Rejected, () => StartAsync(spec));

        Assert.Contains("zoe-test/no-such-image:1", error.Message, StringComparison.Ordinal);
        Assert.Empty(await ListAsync());
        Assert.Empty(await Environment.FindLeftoversAsync(Deployment));
    }
}
