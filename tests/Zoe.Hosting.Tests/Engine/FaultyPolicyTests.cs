using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Zoe.Hosting.Health;
using Zoe.Hosting.Tests.Support;
using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Engine;

/// <summary>A scheduler or policy that fails is reported and replaced.</summary>
public sealed class FaultyPolicyTests : EngineTest
{
    [Theory]
    [InlineData("throws")]
    [InlineData("not a number")]
    [InlineData("infinite")]
    public async Task A_placement_that_fails_is_replaced_and_shown_in_health(string fault) =>
        await CheckAsync(services => services.AddSingleton<IPlacementPolicy>(new FaultyPlacement(fault)), "faulty");

    [Theory]
    [InlineData("unknown node")]
    [InlineData("twice")]
    [InlineData("too much")]
    [InlineData("unknown execution")]
    [InlineData("throws")]
    public async Task A_scheduler_with_an_invalid_plan_is_replaced_and_shown_in_health(string fault) =>
        await CheckAsync(services => services.AddSingleton<IScheduler>(new FaultyScheduler(fault)), "average");

    private async Task CheckAsync(Action<IServiceCollection> add, string placement)
    {
        await using var engine = await StartAsync(
            Cluster("a", "b"), configure: options => options.PlacementPolicy = placement, addServices: add);

        var one = await engine.SubmitAsync(Applications.Batch());
        await engine.WaitAsync(one.Id, ExecutionStatus.Terminated);

        engine.Health.Problems.ShouldHaveSingleItem().Name.ShouldBe(HealthConditions.SchedulerReplaced);
        engine.Health.Problems[0].IsFatal.ShouldBeFalse();
    }

    private sealed class FaultyPlacement(string fault) : IPlacementPolicy
    {
        public string Name => "faulty";

        public double Score(in NodeCandidate node, in PlacementRequest request) => fault switch
        {
            "not a number" => double.NaN,
            "infinite" => double.PositiveInfinity,
            _ => throw new InvalidOperationException("as ordered"),
        };
    }

    private sealed class FaultyScheduler(string fault) : IScheduler
    {
        public string Name => "faulty";

        public Plan Plan(PlanRequest request)
        {
            if (request.Executions is not [var execution, ..]) return new Plan();
            var service = execution.Services[0].Id;
            ImmutableArray<Placement> placements = fault switch
            {
                "unknown node" => [new Placement(execution.Id, service, "nowhere")],
                "twice" => [new Placement(execution.Id, service, "a"), new Placement(execution.Id, service, "b")],
                "unknown execution" => [new Placement(4711, service, "a")],
                "too much" => [new Placement(execution.Id, service, "a"), new Placement(execution.Id, service, "a")],
                _ => throw new InvalidOperationException("as ordered"),
            };
            return new Plan { Placements = placements };
        }
    }
}
