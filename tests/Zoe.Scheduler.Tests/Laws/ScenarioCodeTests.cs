using Zoe.Scheduler.Testing.Cases;
using Zoe.Scheduler.Tests.Scenarios;

namespace Zoe.Scheduler.Tests.Laws;

public class ScenarioCodeTests
{
    [Fact]
    public void A_request_is_written_as_code()
    {
        var service = Scenario.Essential(1, 1, 5, "a") with { Labels = ["gpu"], Image = "x", AffinityGroup = "t", AvoidNode = "b" };

        ScenarioCode.Write(Scenario.Request([Scenario.Node("a", 2, 9, "gpu")], Scenario.Execution(1, service))).ShouldBe("""
            new PlanRequest
            {
                Cluster = new ClusterView(
                [
                    new ClusterNode { Name = "a", Capacity = new Resources(2000, 9), Labels = ["gpu"] },
                ]),
                Executions =
                [
                    new ScheduledExecution
                    {
                        Id = 1, SubmittedAt = DateTimeOffset.Parse("2026-01-01T00:00:01.0000000+00:00"),
                        Services =
                        [
                            new ScheduledService { Id = 1, Essential = true, Demand = new Resources(1000, 5), Labels = ["gpu"], Image = "x", AffinityGroup = "t", AvoidNode = "b", Node = "a" },
                        ],
                    },
                ],
                Now = DateTimeOffset.Parse("2026-01-01T01:00:00.0000000+00:00"),
            }
            """);
    }
}
