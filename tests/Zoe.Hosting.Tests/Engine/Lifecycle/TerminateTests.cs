using Zoe.Backends;
using Zoe.Hosting.Engine;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Tests.Engine.Transitions;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine.Lifecycle;

/// <summary>Terminating works in every state.</summary>
public sealed class TerminateTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(1);

    public static TheoryData<ExecutionStatus> ActiveStates { get; } = [.. Enum.GetValues<ExecutionStatus>().Where(status => status.IsActive())];

    [Theory]
    [MemberData(nameof(ActiveStates))]
    public void An_execution_is_terminated_in_every_active_state(ExecutionStatus status)
    {
        var (state, id) = Reach(status);
        state.Executions[id].Status.ShouldBe(status);

        state = Apply(state, new TerminateRequest(id, "enough", "ada"));
        state = Apply(state, new TerminateRequest(id, "again", "ada"), isAllowedToFail: !state.Executions.ContainsKey(id));
        foreach (var service in state.Executions.GetValueOrDefault(id)?.Services ?? [])
            if (service.Node is { } node) state = Apply(state, new StoppedReport(service.Key, node));

        state.Executions.ShouldBeEmpty();
        var ended = state.Unsaved[id];
        (ended.Status, ended.ErrorMessage).ShouldBe((ExecutionStatus.Terminated, "enough"));
        ended.Services.ShouldAllBe(service => service.Status == ServiceStatus.Inactive && service.Node == null);
    }

    private static (EngineState State, long Id) Reach(ExecutionStatus status)
    {
        var history = new RandomHistory(seed: 0);
        if (status is ExecutionStatus.Queued) history.Submit(Applications.Batch(cores: 100));
        else history.Submit(Applications.Batch());
        var (state, execution) = (history.State, history.State.Executions.Values.Single());
        if (status is ExecutionStatus.Submitted)
        {
            var held = execution with { Status = status, Services = [execution.Services[0] with { Status = ServiceStatus.Created, Node = null }] };
            return (new EngineState { Nodes = state.Nodes }.WithStored(held), held.Id);
        }

        if (status is ExecutionStatus.Running)
        {
            state = state.Observe(
                new ObservedService
                {
                    Key = execution.Services[0].Key,
                    Node = execution.Services[0].Node!,
                    BackendId = "container",
                    State = ServiceState.Running,
                },
                Now);
        }

        return status is ExecutionStatus.CleaningUp
            ? (state.End(execution, ExecutionStatus.Terminated, "enough", Now), execution.Id)
            : (state, execution.Id);
    }

    private static EngineState Apply(EngineState state, EngineMessage message, bool isAllowedToFail = false)
    {
        try
        {
            return state.Apply(message, (_, _) => true, epoch: 1, Now);
        }
        catch (ExecutionStateException) when (isAllowedToFail)
        {
            return state;
        }
    }
}
