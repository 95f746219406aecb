using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Zoe.Hosting.Diagnostics;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.Telemetry;
using Zoe.Hosting.Tests.Engine.Transitions;

namespace Zoe.Hosting.Tests.Telemetry;

/// <summary>The totals that are changed with each step equal those of a full count.</summary>
public sealed class TotalsTests
{
    [Fact]
    public void Totals_of_a_random_history_equal_a_full_count() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(RandomHistory.Seeds, seed =>
        {
            using var kept = Create(out var telemetry);
            using var counted = Create(out var counting);
            var history = new RandomHistory(seed);
            telemetry.Load(history.State);
            for (var i = 0; i < 60; i++)
            {
                var before = history.Step();
                telemetry.Record(before, history.State, history.Now);
                counting.Load(history.State);
                Describe(kept.Totals).ShouldBe(Describe(counted.Totals), $"after {history.LastMessage}");
            }
        }));

    private static string Describe(EngineTotals totals) => string.Join(' ',
    [
        .. Enum.GetValues<ExecutionStatus>().Select(totals.Executions),
        .. Enum.GetValues<NodeState>().Select(totals.Nodes),
        totals.RunningServices, totals.ReservedMillicores, totals.ReservedBytes, totals.Millicores, totals.Bytes,
    ]);

    private static ZoeMetrics Create(out EngineTelemetry telemetry)
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        var metrics = new ZoeMetrics(services);
        telemetry = new EngineTelemetry(metrics, new EngineInbox(), TimeProvider.System);
        return metrics;
    }
}
