using FsCheck;
using FsCheck.Fluent;
using Zoe.Scheduler.Reasons;
using Zoe.Scheduler.Testing.Cases;
using Zoe.Scheduler.Testing.Reference;
using Zoe.Scheduler.Tests.Scenarios;

namespace Zoe.Scheduler.Tests.Differential;

public class SameAsLinearTests
{
    private static readonly SchedulerCatalog Catalog = new();

    public static TheoryData<string, string, string, int?> Schedulers
    {
        get
        {
            var data = new TheoryData<string, string, string, int?>();
            foreach (var mode in Catalog.Modes)
            {
                foreach (var placement in Catalog.Placements) data.Add(mode, QueueOrderNames.Fifo, placement, null);
                foreach (var order in Catalog.Orders.Except([QueueOrderNames.Fifo])) data.Add(mode, order, PlacementNames.Average, null);
                data.Add(mode, QueueOrderNames.Fifo, PlacementNames.BestFit, 60);
                data.Add(mode, QueueOrderNames.Srpt, PlacementNames.Waterfill, 0);
                data.Add(mode, QueueOrderNames.Hrrn, PlacementNames.Average, 30);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Schedulers))]
    public void Plans_of_the_indexed_scheduler_equal_those_of_the_linear_one(
        string mode, string order, string placement, int? reserveAfterMinutes)
    {
        var options = new SchedulerOptions
        {
            Mode = mode,
            Order = order,
            Placement = placement,
            ReserveAfter = reserveAfterMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };
        var indexed = Catalog.Create(options);
        var linear = new LinearScheduler(mode, Catalog.Resolve(options));

        Prop.ForAll(
            SchedulingCases.Requests,
            request => string.Equals(Describe(indexed.Plan(request)), Describe(linear.Plan(request)), StringComparison.Ordinal))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(LongRun.Cases(200)));
    }

    private static string Describe(Plan plan) => string.Join(
        '\n',
        plan.Placements.Select(placement => placement.ToString())
            .Concat(plan.Releases.Select(release => release.ToString()))
            .Concat(plan.Waiting.Select(wait => $"{wait.ExecutionId} {wait.ServiceId} {WaitText.Describe(wait)}")));
}
