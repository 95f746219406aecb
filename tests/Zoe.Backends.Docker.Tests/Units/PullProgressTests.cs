using Docker.DotNet.Models;
using Zoe.Backends.Docker.Services;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class PullProgressTests
{
    [Fact]
    public void Layers_and_downloaded_bytes_are_added_up()
    {
        var progress = new PullProgress("busybox:1");
        progress.ToString().ShouldBe("pulling image 'busybox:1'");

        progress.Add(Message("Pulling from library/busybox", "1"));
        progress.Add(Message("Pulling fs layer", "a"));
        progress.Add(Message("Pulling fs layer", "b"));
        progress.Add(Message("Already exists", "c"));
        progress.Add(Message("Downloading", "a", 3_000_000, 12_000_000));
        progress.ToString().ShouldBe("pulling image 'busybox:1': 1 of 3 layers, 3 MB downloaded");

        progress.Add(Message("Download complete", "a"));
        progress.Add(Message("Extracting", "a", 1, 12_000_000));
        progress.Add(Message("Pull complete", "a"));
        progress.ToString().ShouldBe("pulling image 'busybox:1': 2 of 3 layers, 12 MB downloaded");
    }

    private static JSONMessage Message(string status, string layer, long? current = null, long? total = null) => new()
    {
        Status = status,
        ID = layer,
        Progress = new JSONProgress { Current = current, Total = total },
    };
}
