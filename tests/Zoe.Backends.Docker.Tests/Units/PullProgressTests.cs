namespace Zoe.Backends.Docker.Tests;

public sealed class PullProgressTests
{
    [Fact]
    public void Layers_and_downloaded_bytes_are_added_up()
    {
        var progress = new PullProgress("busybox:1");
        progress.ToString().ShouldBe("pulling image 'busybox:1'");

        progress.Add(new PullMessage("Pulling from library/busybox", "1", null, null));
        progress.Add(new PullMessage("Pulling fs layer", "a", new PullDetail(null, null), null));
        progress.Add(new PullMessage("Pulling fs layer", "b", null, null));
        progress.Add(new PullMessage("Already exists", "c", null, null));
        progress.Add(new PullMessage("Downloading", "a", new PullDetail(3_000_000, 12_000_000), null));
        progress.ToString().ShouldBe("pulling image 'busybox:1': 1 of 3 layers, 3 MB downloaded");

        progress.Add(new PullMessage("Download complete", "a", null, null));
        progress.Add(new PullMessage("Extracting", "a", new PullDetail(1, 12_000_000), null));
        progress.Add(new PullMessage("Pull complete", "a", null, null));
        progress.ToString().ShouldBe("pulling image 'busybox:1': 2 of 3 layers, 12 MB downloaded");
    }
}
