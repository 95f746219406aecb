namespace Zoe.Backends.Docker.Tests;

public sealed class LogTests(SharedEngine engine) : EngineTest(engine)
{
    [Fact]
    public async Task Fifty_megabytes_are_followed_without_growing_in_memory()
    {
        const long size = 50_000_000;
        var started = await StartAsync(Spec($"sh -c 'yes 0123456789012345678901234567890123456789012345678901234567890123456789012345678 | head -c {size}'"));
        long received = 0;
        var before = GC.GetTotalAllocatedBytes();

        await foreach (var output in Backend.ReadLogsAsync(started.Key, Node, follow: true, Deadline))
            received += output.Length;

        received.ShouldBe(size);

        // All that was ever allocated meanwhile, by other tests as well, is less than the output.
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(size);
    }
}
