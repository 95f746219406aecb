using Zoe.Scheduler.Testing;
using Zoe.Scheduler.Tests.Scenarios;

namespace Zoe.Scheduler.Tests.Laws;

public class BuiltInLawTests
{
    [Theory]
    [InlineData(ModeNames.Rigid, QueueOrderNames.Fifo, PlacementNames.Average, null)]
    [InlineData(ModeNames.Malleable, QueueOrderNames.Srpt, PlacementNames.BestFit, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Fifo, PlacementNames.Average, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Hrrn3, PlacementNames.DotProduct, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Size, PlacementNames.Waterfill, 45)]
    [InlineData(ModeNames.Malleable, QueueOrderNames.Fifo, PlacementNames.Random, 0)]
    [InlineData(ModeNames.FlexiblePreemptive, QueueOrderNames.Psjf2, PlacementNames.WorstFit, null)]
    [InlineData(ModeNames.FlexiblePreemptive, QueueOrderNames.DynamicSize, PlacementNames.Average, 45)]
    public void Built_in_schedulers_keep_all_laws(
        string mode, string order, string placement, int? reserveAfterMinutes)
    {
        var options = new SchedulerOptions
        {
            Mode = mode,
            Order = order,
            Placement = placement,
            ReserveAfter = reserveAfterMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };

        SchedulerLaws.Check(
            new SchedulerCatalog().Create(options), SchedulerPromises.Of(options), LongRun.Cases(SchedulerLaws.DefaultCases));
    }
}
