using Zoe.Backends.Docker.Tests.Engines;

namespace Zoe.Backends.Docker.Tests.Behaviour;

/// <summary>Alone, because what other tests hold meanwhile would be counted as well.</summary>
[CollectionDefinition(nameof(LogMemoryTests), DisableParallelization = true)]
[Collection(nameof(LogMemoryTests))]
public sealed class LogMemoryTests(SharedEngine engine) : EngineTest(engine)
{
    [Fact]
    public async Task Fifty_megabytes_are_followed_without_growing_in_memory()
    {
        const long size = 50_000_000;
        var started = await StartAsync(Spec($"sh -c 'yes 0123456789012345678901234567890123456789012345678901234567890123456789012345678 | head -c {size}'"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long received = 0;
        var most = before;

        await foreach (var output in Backend.ReadLogsAsync(started.Key, Node, follow: true, Deadline))
        {
            var tenth = received / (size / 10);
            received += output.Length;
            if (received / (size / 10) > tenth) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        received.ShouldBe(size);
        (most - before).ShouldBeLessThan(size / 2);
    }
}
