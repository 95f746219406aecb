using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Zoe.Backends;
using Zoe.Hosting.Engine;
using Zoe.Hosting.Engine.Commands;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Tests.Support;
using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Engine.Transitions;

/// <summary>Invariants of the engine's transitions in random histories.</summary>
public sealed class TransitionLaws
{
    private const int Steps = 60;

    [Fact]
    public void An_attempt_number_is_used_once_and_only_when_the_previous_container_is_gone() => Check((before, history) =>
    {
        foreach (var (old, now) in Pairs(before, history.State))
        {
            now.Attempt.ShouldBeInRange(old.Attempt, old.Attempt + 1);
            if (now.Attempt == old.Attempt) continue;
            if (!IsEnding(now, history.State))
                now.Status.ShouldBe(ServiceStatus.Starting, $"after {history.LastMessage}, {old} became {now}");
            // Before a new container of a service, the previous one is removed, or given up with its node.
            (old.Status is ServiceStatus.Created or ServiceStatus.Runnable || old is { Status: ServiceStatus.Terminating, Restarting: true }
                || IsToBeRemoved(old, history.State)).ShouldBeTrue($"{old} became {now}");
        }
    });

    [Fact]
    public void A_container_is_owned_or_an_orphan_until_it_is_removed() => Check((before, history) =>
    {
        foreach (var (old, now) in Pairs(before, history.State))
        {
            if (old.Node is null || (now.Attempt == old.Attempt && now.Node == old.Node)) continue;
            (IsToBeRemoved(old, history.State) || IsSaidToBeGone(old, history.LastMessage))
                .ShouldBeTrue($"after {history.LastMessage}, {old} became {now}");
        }

        foreach (var orphan in before.Orphans.Keys.Except(history.State.Orphans.Keys))
            history.LastMessage.ShouldBe(new StoppedReport(orphan.Key, orphan.Node));
    });

    [Fact]
    public void Nothing_is_given_up_before_its_node_has_been_unreachable_for_the_configured_time() => Check((before, history) =>
    {
        foreach (var orphan in history.State.Orphans.Keys.Except(before.Orphans.Keys))
        {
            history.State.OfflineSince.ShouldContainKey(orphan.Node);
            (history.Now - history.State.OfflineSince[orphan.Node]).ShouldBeGreaterThanOrEqualTo(RandomHistory.NodeLostAfter);
        }
    });

    [Fact]
    public void Nothing_stays_on_a_node_that_has_been_unreachable_for_the_configured_time() => Check((_, history) =>
    {
        foreach (var (node, since) in history.State.OfflineSince)
        {
            if (history.Now - since < RandomHistory.NodeLostAfter) continue;
            history.State.Executions.Values.SelectMany(execution => execution.Services)
                .ShouldAllBe(service => service.Node != node);
        }
    });

    [Fact]
    public void An_essential_service_that_exited_is_restarted_on_its_node_while_that_is_schedulable() => Check((before, history) =>
    {
        foreach (var (old, now) in Pairs(before, history.State))
        {
            if (now.Attempt == old.Attempt || old is not { Essential: true, Restarting: true, AvoidNode: null }) continue;
            if (history.State.IsSchedulable(old.Node!)) now.Node.ShouldBe(old.Node);
        }
    });

    [Fact]
    public void Restarts_back_off_exponentially_and_nothing_is_started_before() => Check((before, history) =>
    {
        foreach (var (old, now) in Pairs(before, history.State))
        {
            if (now.RestartCount == old.RestartCount || IsEnding(now, history.State)) continue;
            now.RestartReason.ShouldNotBeNullOrEmpty($"after {history.LastMessage}, {old} became {now}");
            TimeSpan? pause = now.RestartsInARow == 1 ? null : TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, now.RestartsInARow - 2)));
            now.NotBefore.ShouldBe(history.Now + pause, $"after {history.LastMessage}, {old} became {now}");
        }

        foreach (var execution in history.State.Executions.Values)
        {
            foreach (var start in RequiredCommands.For(execution, TimeSpan.Zero).OfType<StartCommand>())
                (start.Service.NotBefore > history.Now).ShouldBeFalse(start.Service.ToString());
        }
    });

    [Fact]
    public void Backoff_is_reset_only_after_a_long_run() => Check((before, history) =>
    {
        foreach (var (old, now) in Pairs(before, history.State))
        {
            if (now.RestartCount == old.RestartCount) continue;
            var hasRunLong = history.Now - old.RunningSince >= Restarts.LongRun;
            now.RestartsInARow.ShouldBe(hasRunLong ? 1 : old.RestartsInARow + 1);
        }
    });

    [Fact]
    public void A_full_listing_without_changes_causes_no_writes() => Check((_, history) =>
    {
        var known = history.State with { Unsaved = ImmutableDictionary<long, Execution>.Empty };
        var seen = known.Executions.Values.SelectMany(execution => execution.Services)
            .Where(service => service.Status is ServiceStatus.Active)
            .Select(service => new ObservedService
            {
                Key = service.Key,
                Node = service.Node!,
                BackendId = service.BackendId!,
                State = ServiceState.Running,
                IpAddress = service.IpAddress,
                Ports = [.. service.Ports],
            });
        var listing = new ServiceListing([.. seen], [.. known.Nodes.Keys]);
        known.Reconcile(FullReport.Compare([.. known.Nodes.Values], listing, requestedAt: 0, known), _ => true, epoch: 1, history.Now).Unsaved.ShouldBeEmpty();
    });

    [Fact]
    public void A_service_keeps_its_node_until_its_container_is_removed() => Check((before, history) =>
    {
        foreach (var (old, now) in Pairs(before, history.State))
        {
            if (old.Node is not null && now.Attempt == old.Attempt && now.Node is not null) now.Node.ShouldBe(old.Node);
            (now.Node is not null).ShouldBe(
                now.Status is ServiceStatus.Starting or ServiceStatus.Active or ServiceStatus.Terminating, now.ToString());
        }
    });

    [Fact]
    public void Nodes_are_never_overcommitted_not_even_by_what_is_being_removed() => Check((_, history) =>
    {
        foreach (var node in history.State.Nodes.Values)
        {
            var reserved = history.State.Executions.Values
                .SelectMany(execution => execution.Services
                    .Where(service => service.Node == node.Name)
                    .Select(service => ServiceDemand.Of(execution.DefinitionOf(service)).Millicores))
                .Sum();
            var vacating = history.State.Orphans.Where(orphan => orphan.Key.Node == node.Name).Sum(orphan => orphan.Value.Millicores);
            (reserved + vacating).ShouldBeLessThanOrEqualTo(node.Millicores, $"after {history.LastMessage}");
        }
    });

    [Fact]
    public void An_execution_that_ends_never_comes_back() => Check((before, history) =>
    {
        foreach (var (id, execution) in before.Executions)
        {
            if (execution.Status is not ExecutionStatus.CleaningUp) continue;
            var now = history.State.Executions.GetValueOrDefault(id) ?? history.State.Unsaved[id];
            now.Status.ShouldBeOneOf(ExecutionStatus.CleaningUp, execution.Outcome!.Value);
            now.Services.ShouldAllBe(service => service.Status != ServiceStatus.Starting || !execution.Status.IsActive());
        }
    });

    [Fact]
    public void An_execution_runs_exactly_while_all_its_essential_services_do() => Check((_, history) =>
    {
        foreach (var execution in history.State.Executions.Values)
        {
            if (execution.Status is ExecutionStatus.CleaningUp) continue;
            var allRun = execution.Services.Where(service => service.Essential)
                .All(service => service.Status is ServiceStatus.Active);
            (execution.Status is ExecutionStatus.Running).ShouldBe(allRun, execution.ToString());
        }
    });

    [Fact]
    public void An_incremental_planner_makes_the_same_decisions_as_a_full_one() =>
        Prop.ForAll(RandomHistory.Seeds, seed =>
        {
            var history = new RandomHistory(seed);
            for (var step = 0; step < Steps; step++)
            {
                history.Step();
                var anew = RandomHistory.NewPlanner(new StatelessScheduler(RandomHistory.NewScheduler(seed))).Plan(history.Unplanned, history.Now);
                Places(history.State).ShouldBe(Places(anew), $"in step {step}");
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_index_of_services_matches_the_executions() => Check((_, history) =>
    {
        var (state, services) = (history.State, history.State.Executions.Values.SelectMany(execution => execution.Services).ToList());
        foreach (var node in state.Nodes.Keys)
        {
            state.Index.OnNode(node).Keys.Order().ShouldBe(
                services.Where(service => service.Node == node).Select(service => service.Id).Order());
            state.Index.LoadOf(node).Reserved.ShouldBe(DemandOf(state, service => service.Node == node));
            state.Index.LoadOf(node).Vacating.ShouldBe(DemandOf(state, service => service.Node == node && service.IsVacating()));
        }

        state.Index.Vacating.ShouldBe(services.Count(service => service.IsVacating()));
        state.Index.BackingOff.Select(pause => pause.ServiceId).Order().ShouldBe(services
            .Where(service => service is { NotBefore: not null, Status: ServiceStatus.Runnable or ServiceStatus.Starting })
            .Select(service => service.Id).Order());
    });

    private static Resources DemandOf(EngineState state, Func<Service, bool> counts) =>
        state.Executions.Values
            .SelectMany(execution => execution.Services.Where(counts).Select(service => ServiceDemand.Of(execution.DefinitionOf(service))))
            .Aggregate(Resources.Zero, Resources.Add);

    [Fact]
    public void Terminating_everything_ends_everything() =>
        Prop.ForAll(RandomHistory.Seeds, seed =>
        {
            var history = new RandomHistory(seed);
            for (var step = 0; step < Steps; step++) history.Step();
            history.Settle();
            history.State.Executions.ShouldBeEmpty();
        }).QuickCheckThrowOnFailure();

    private static void Check(Action<EngineState, RandomHistory> law) =>
        Prop.ForAll(RandomHistory.Seeds, seed =>
        {
            var history = new RandomHistory(seed);
            for (var step = 0; step < Steps; step++) law(history.Step(), history);
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<(long, ServiceStatus, string?)> Places(EngineState state) =>
        state.Executions.Values.SelectMany(execution => execution.Services)
            .Select(service => (service.Id, service.Status, service.Node));

    private static bool IsEnding(Service service, EngineState state) =>
        state.Executions.GetValueOrDefault(service.ExecutionId)?.Status is null or ExecutionStatus.CleaningUp;

    private static bool IsToBeRemoved(Service old, EngineState state) => state.Orphans.ContainsKey(new Orphan(old.Key, old.Node!));

    private static bool IsSaidToBeGone(Service old, EngineMessage message) => message switch
    {
        StoppedReport stopped => stopped.Key == old.Key,
        BackendReport { Event: ServiceRemoved removed } => removed.Key == old.Key && removed.Node == old.Node,
        FullReport report => report.Missing.Contains((old.Key, old.Node!)),
        _ => false,
    };

    private static IEnumerable<(Service Old, Service Now)> Pairs(EngineState before, EngineState after) =>
        from execution in before.Executions.Values
        let next = after.Executions.GetValueOrDefault(execution.Id) ?? after.Unsaved.GetValueOrDefault(execution.Id)
        where next is not null
        from service in execution.Services
        select (service, next.FindService(service.Id)!);
}
