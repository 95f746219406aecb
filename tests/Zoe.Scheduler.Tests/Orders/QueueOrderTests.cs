using Zoe.Scheduler.Tests.Scenarios;

namespace Zoe.Scheduler.Tests.Orders;

public class QueueOrderTests
{
    private const long GiB = 1L << 30;

    private static readonly DateTimeOffset Now = Scenario.Start.AddSeconds(100);

    [Theory]
    [InlineData(QueueOrderNames.Fifo, 0)]
    [InlineData(QueueOrderNames.Size, 7)]
    [InlineData(QueueOrderNames.DynamicSize, 4.0 * 6 * GiB - 90.0 * (256 << 20))]
    [InlineData(QueueOrderNames.Psjf, 60)]
    [InlineData(QueueOrderNames.Psjf2, 60 * 2)]
    [InlineData(QueueOrderNames.Psjf3, 60 * (1 * 2 + 3 * 4))]
    [InlineData(QueueOrderNames.Srpt, 45)]
    [InlineData(QueueOrderNames.Srpt2, 45 * 2)]
    [InlineData(QueueOrderNames.Srpt2Unplaced, 45 * 1)]
    [InlineData(QueueOrderNames.Srpt3, 45 * 14)]
    [InlineData(QueueOrderNames.Srpt3Unplaced, 45 * 14 / 2.0)]
    [InlineData(QueueOrderNames.Hrrn, -(1 + 90 / 60.0))]
    [InlineData(QueueOrderNames.Hrrn2, -(1 + 90 / 120.0))]
    [InlineData(QueueOrderNames.Hrrn3, -(1 + 90 / 840.0))]
    public void Keys_match_their_formulas(string order, double key)
    {
        var execution = Scenario.Execution(
            10, Scenario.Essential(1, 1, 2 * GiB, "a"), Scenario.Elastic(2, 3, 4 * GiB)) with
        {
            Size = 7,
            ExpectedDuration = TimeSpan.FromSeconds(60),
            Progress = 0.25,
        };

        new SchedulerCatalog().Resolve(new SchedulerOptions { Order = order }).Order
            .Key(QueueEntry.Of(execution), Now).ShouldBe(key, 1e-9);
    }

    [Fact]
    public void The_highest_response_ratio_goes_first()
    {
        var plan = Scenario.Request(
                [Scenario.Node("a", 1, 1)],
                Waiting(1, waited: 10, duration: 100), Waiting(2, waited: 50, duration: 10), Waiting(3, waited: 60, duration: 600))
            with
        { Now = Now };

        plan.Plan(new SchedulerOptions { Order = QueueOrderNames.Hrrn }).Places().ShouldBe("2@a");
    }

    [Theory]
    [InlineData(QueueOrderNames.Psjf)]
    [InlineData(QueueOrderNames.Srpt3)]
    [InlineData(QueueOrderNames.Hrrn)]
    public void Executions_of_unknown_duration_go_last(string order) =>
        Scenario.Request(
                [Scenario.Node("a", 1, 1)],
                Waiting(1, waited: 99, duration: 100) with { ExpectedDuration = null }, Waiting(2, waited: 1, duration: 1000))
            .Plan(new SchedulerOptions { Order = order }).Places().ShouldBe("2@a");

    private static ScheduledExecution Waiting(long id, int waited, int duration) =>
        Scenario.Execution(id, Scenario.Essential(id, 1, 1)) with
        {
            SubmittedAt = Now.AddSeconds(-waited),
            ExpectedDuration = TimeSpan.FromSeconds(duration),
        };
}
