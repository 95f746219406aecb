using Zoe.Backends;
using Zoe.Hosting.Engine;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Tests.Engine.Transitions;
using Zoe.Hosting.Tests.Support;
using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Engine.Lifecycle;

/// <summary>An essential service that fails to start again and again ends its execution and blocks nobody.</summary>
public sealed class FailedStartTests
{
    private readonly Zoe.Hosting.Engine.Planning.Planner _planner =
        RandomHistory.NewPlanner(new SchedulerCatalog().Create(new SchedulerOptions()));

    private DateTimeOffset _now = DateTimeOffset.UnixEpoch.AddYears(50);
    private EngineState _state = new()
    {
        Settings = new EngineSettings { MaxFailedStarts = 3 },
        Nodes = new RandomHistory(seed: 0).State.Nodes,
    };

    [Fact]
    public void An_execution_ends_in_error_after_the_configured_number_of_failed_starts()
    {
        Submit(cores: 1);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            _state.Executions.ShouldHaveSingleItem().Value.Services[0].Attempt.ShouldBe(attempt);
            FailStart(1, $"no image, try {attempt}");
        }

        var ended = _state.Unsaved[1];
        (ended.Status, ended.ErrorMessage).ShouldBe(
            (ExecutionStatus.Error, "Essential service main0 failed to start 3 times in a row. The last time: no image, try 3"));
    }

    [Fact]
    public void A_run_of_more_than_a_few_seconds_resets_the_count()
    {
        Submit(cores: 1, monitor: false);
        for (var attempt = 1; attempt <= 10; attempt++) Run(1, TimeSpan.FromSeconds(11));
        _state.Executions.ShouldHaveSingleItem().Value.Services[0].FailedStarts.ShouldBe(0);

        for (var attempt = 1; attempt <= 3; attempt++) Run(1, TimeSpan.FromSeconds(9));
        _state.Unsaved[1].ErrorMessage.ShouldBe(
            "Essential service main0 failed to start 3 times in a row. The last time: It ended with exit code 1.");
    }

    [Fact]
    public void Others_start_while_an_execution_fails_to_start()
    {
        Submit(cores: 2);
        FailStart(1, "no image");
        FailStart(1, "no image", wait: false);
        // Now in back-off, and first in the queue; without its reservation the second one fits.
        _state.Executions[1].Services[0].NotBefore.ShouldNotBeNull();

        Submit(cores: 3);
        _state.Executions[2].Status.ShouldBe(ExecutionStatus.Starting);
    }

    private void Submit(double cores, bool monitor = true)
    {
        var application = Applications.Of(Applications.Service("main", null, monitor: monitor, cores: cores));
        Apply(new SubmitRequest(new Submission(application, "run", EngineHost.Owner)));
    }

    private void FailStart(long id, string message, bool wait = true)
    {
        Apply(new StartFailedReport(ServiceOf(id).Key, BackendFailure.Retryable, message));
        Remove(id, wait);
    }

    private void Run(long id, TimeSpan duration)
    {
        Apply(new StartedReport(See(ServiceOf(id), ServiceState.Running, null)));
        _now += duration;
        Apply(new BackendReport(new ServiceChanged(See(ServiceOf(id), ServiceState.Exited, 1))));
        Remove(id, wait: true);
    }

    /// <summary>Completes the stop and, if wanted, waits for the end of the back-off.</summary>
    private void Remove(long id, bool wait)
    {
        Apply(new StoppedReport(ServiceOf(id).Key, ServiceOf(id).Node!));
        if (!wait || !_state.Executions.TryGetValue(id, out var execution) || execution.Services[0].NotBefore is not { } due) return;
        _now = due;
        Apply(new TimerElapsed());
    }

    private void Apply(EngineMessage message) =>
        _state = _planner.Plan(_state.Apply(message, (_, _) => true, epoch: 1, _now).ApplyElapsedTime(null, _now), _now);

    private Service ServiceOf(long id) => _state.Executions[id].Services[0];

    private static ObservedService See(Service service, ServiceState state, int? exitCode) => new()
    {
        Key = service.Key,
        Node = service.Node!,
        BackendId = "container",
        State = state,
        ExitCode = exitCode,
    };
}
