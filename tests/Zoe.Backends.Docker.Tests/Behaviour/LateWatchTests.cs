using System.Diagnostics;
using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class LateWatchTests(SharedEngine engine) : EngineTest(engine)
{
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(10);

    /// <summary>An engine's list may show a container as running for a moment after the event of its end.</summary>
    [Fact]
    public async Task A_new_watcher_gets_recent_ends_and_no_other_earlier_event()
    {
        var removed = Spec(service: 1);
        await StartAsync(removed);
        await Backend.StopAsync(removed.Key, Node, TimeSpan.Zero, Deadline);

        for (var service = 2; !await IsToldAsync(service); service++)
            Deadline.ThrowIfCancellationRequested();
    }

    // False when the machine was so slow that the end was no longer a recent one.
    private async Task<bool> IsToldAsync(int service)
    {
        var begin = Stopwatch.GetTimestamp();
        var ended = await RunAsync(Spec("sh -c 'exit 3'", service));
        await using var events = await EventRecorder.StartAsync(Backend, Node, Deadline);
        if (Stopwatch.GetElapsedTime(begin) > Recent)
        {
            await Backend.StopAsync(ended.Key, Node, TimeSpan.Zero, Deadline);
            return false;
        }

        (await events.WaitForEndAsync(ended.Key, Deadline)).ExitCode.ShouldBe(3);
        events.Seen.OfType<ServiceChanged>().ShouldHaveSingleItem();
        events.Seen.ShouldNotContain(occurred => occurred is ServiceRemoved);
        return true;
    }
}
