using System.Collections.Immutable;
using Zoe.Hosting.Engine;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

/// <summary>Extreme durations and adjustments of the system clock.</summary>
public sealed class ClockTests : EngineTest
{
    [Fact]
    public async Task An_engine_works_with_durations_beyond_those_of_timers()
    {
        var cluster = Cluster("a", "b");
        await using var engine = await StartAsync(cluster, configure: options =>
        {
            options.NodeLostAfter = TimeSpan.FromDays(5_000_000);
            options.SchedulerReserveAfter = TimeSpan.MaxValue;
        });
        cluster.LoseNode("b");
        await engine.WaitForNodeAsync("b", online: false);

        var one = await engine.SubmitAsync(Applications.Batch());

        await engine.WaitAsync(one.Id, ExecutionStatus.Terminated);
        engine.Health.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Backoff_is_limited_when_the_clock_is_set_back()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        var state = Paused(now.AddSeconds(30));

        var later = state.ApplyElapsedTime(nodeLostAfter: null, now.AddDays(-60));

        later.Index.BackingOff.Min.Due.ShouldBe(now.AddDays(-60).AddMinutes(1));
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(60)]
    public void Remaining_durations_are_kept_when_the_clock_is_set(int days)
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        var jump = TimeSpan.FromDays(days);
        var state = Paused(now.AddSeconds(30)) with
        {
            OfflineSince = ImmutableSortedDictionary<string, DateTimeOffset>.Empty.Add("a", now.AddSeconds(-10)),
        };

        var later = state.ShiftClock(jump);

        later.Index.BackingOff.Min.Due.ShouldBe(now.AddSeconds(30) + jump);
        later.OfflineSince["a"].ShouldBe(now.AddSeconds(-10) + jump);
    }

    private static EngineState Paused(DateTimeOffset notBefore)
    {
        var request = new SubmitRequest(new Submission(Applications.Forever(), "run", EngineHost.Owner));
        var state = request.Apply(new EngineState(), DateTimeOffset.UnixEpoch);
        var execution = state.Executions[1];
        return state.With(execution.WithService(execution.Services[0] with { NotBefore = notBefore }));
    }
}
