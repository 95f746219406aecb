using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Hosting.Engine;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.Planning;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Tests.Engine.Transitions;
using Zoe.Hosting.Tests.Support;
using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Engine;

/// <summary>The cost of an event does not depend on the number of executions.</summary>
public sealed class StepWorkTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(50);

    [Fact]
    public void An_event_costs_the_same_with_many_executions()
    {
        // Each execution that a step looks at costs an enumerator or more; the trees of the state grow with the logarithm.
        var (few, many) = (BytesOfAnEvent(100), BytesOfAnEvent(20_000));

        many.ShouldBeLessThan(3 * few, $"{few} bytes with 100 executions, {many} with 20,000");
    }

    private static long BytesOfAnEvent(int executions)
    {
        var planner = RandomHistory.NewPlanner(new SchedulerCatalog().Create(new SchedulerOptions()));
        var state = new EngineState
        {
            Nodes = Enumerable.Range(0, 100)
                .Select(number => new BackendNode { Name = $"node{number}", Millicores = 1_000_000, MemoryBytes = 1L << 50, Images = ["busybox:1"] })
                .ToImmutableSortedDictionary(node => node.Name, node => node, StringComparer.Ordinal),
        };
        for (var i = 0; i < executions; i++)
            state = state.Apply(new SubmitRequest(new Submission(Applications.Forever(), "run", EngineHost.Owner)), (_, _) => true, 1, Now);
        state = Step(planner, state);
        var services = state.Executions.Values.Select(execution => execution.Services[0]).ToList();
        foreach (var service in services) state = state.Apply(new StartedReport(Seen(service, ServiceState.Running)), (_, _) => true, 1, Now);
        state = Step(planner, state);
        state = Step(planner, state);
        var bytes = new List<long>();
        for (var i = 0; i < 20; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            state = Step(planner, state.Apply(new StartedReport(Seen(services[i], ServiceState.Running, i)), (_, _) => true, 1, Now));
            bytes.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return bytes.Order().ElementAt(bytes.Count / 2);
    }

    private static EngineState Step(Planner planner, EngineState state) =>
        planner.Plan(state.ApplyElapsedTime(TimeSpan.FromMinutes(5), Now).RejectMissingImages(Now), Now).AsSaved();

    private static ObservedService Seen(Service service, ServiceState seen, int address = 0) => new()
    {
        Key = service.Key,
        Node = service.Node!,
        BackendId = "container",
        IpAddress = $"10.0.0.{address}",
        State = seen,
    };
}
