using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Services;
using Zoe.Backends.Docker.Tests.Engines;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class StopPaceTests(SharedEngine engine) : EngineTest(engine)
{
    private const int Services = 6;
    private const int Slots = 16;

    private const string Unwilling = "sh -c 'trap \"\" TERM; while :; do sleep 1; done'";

    private static readonly ApiVersion Old = new(1, 41);

    [Theory]
    [InlineData(30)]
    [InlineData(0)]
    public async Task Services_leave_an_old_engine_one_after_the_other(int grace)
    {
        using var connection = Connect();
        var counted = StopCounter.Around(connection, Old, out var counter);
        using var stop = CreateStop(counted, new Clock(stands: true));
        var services = await StartAllAsync("sh -c 'trap \"exit 0\" TERM; while :; do sleep 0.1; done'");

        await Task.WhenAll(services.Select(key => stop.RunAsync(key, TimeSpan.FromSeconds(grace), Deadline)));

        // Without a time of grace it is the removal that makes them leave.
        (grace > 0 ? counter.MostStops : counter.MostRemovals).ShouldBe(1);
        (await Backend.ListAsync(Deadline)).Services.ShouldBeEmpty();
    }

    // They are only asked: should they leave this engine at the same moment, it might lock up.
    [Fact]
    public async Task Not_all_services_are_asked_to_leave_a_newer_engine_at_the_same_moment()
    {
        using var connection = Connect();
        var counted = StopCounter.Around(connection, ApiVersion.Newest, out var counter);
        using var stop = CreateStop(counted, new Clock(stands: true));
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Deadline);
        var services = await StartAllAsync(Unwilling, Slots + 1);

        var stopping = Task.WhenAll(services.Select(key => stop.RunAsync(key, TimeSpan.FromMinutes(10), leave.Token)));
        while (counter.MostStops < Slots) await Task.Delay(20, Deadline);
        // Time enough for one more.
        for (var question = 0; question < 10; question++) await Backend.ListAsync(Deadline);
        counter.MostStops.ShouldBe(Slots);

        await leave.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => stopping);
    }

    [Fact]
    public async Task Services_that_take_their_time_of_grace_do_not_hold_up_others()
    {
        using var connection = Connect();
        var counted = StopCounter.Around(connection, Old, out var counter);
        using var stop = CreateStop(counted, new Clock(stands: false));
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Deadline);
        var services = await StartAllAsync(Unwilling);

        var stopping = Task.WhenAll(services.Select(key => stop.RunAsync(key, TimeSpan.FromMinutes(10), leave.Token)));
        while (counter.MostStops < Services) await Task.Delay(20, Deadline);

        await leave.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => stopping);
    }

    private ServiceStop CreateStop(IDockerEngine engine, Clock clock) => new(
        engine,
        new ServiceSearch(engine, Deployment, Node),
        new ContainerRemoval(engine, TimeProvider.System, Node, NullLogger.Instance),
        new OrderedEnds(),
        clock);

    private async Task<IReadOnlyList<ServiceKey>> StartAllAsync(string command, int count = Services)
    {
        var specs = Enumerable.Range(1, count).Select(number => Spec(command, number)).ToList();
        await Task.WhenAll(specs.Select(StartAsync));
        return [.. specs.Select(spec => spec.Key)];
    }

    // Either no time passes, or all time that anyone waits for has passed already.
    private sealed class Clock(bool stands) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, stands ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, period);
    }
}
