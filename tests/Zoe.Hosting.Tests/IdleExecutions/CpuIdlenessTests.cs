using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Zoe.Backends;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Tests.Support;
using Zoe.Hosting.Usage;

namespace Zoe.Hosting.Tests.IdleExecutions;

/// <summary>The sampled use of CPU decides whether an execution is idle.</summary>
public sealed class CpuIdlenessTests : EngineTest
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(60));
    private MeasuredBackend _backend = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_execution_without_CPU_usage_is_warned_and_ended()
    {
        await using var host = await StartAsync();
        var submitted = await SubmitAsync(host);
        var started = _time.GetUtcNow();

        var warned = await AdvanceUntilAsync(host, submitted.Id, execution => execution.IdleEnd is not null);
        (_time.GetUtcNow() - started).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(4));
        warned.Status.ShouldBe(ExecutionStatus.Running);

        var ended = await AdvanceUntilAsync(host, submitted.Id, execution => execution.Status is ExecutionStatus.Terminated);
        (_time.GetUtcNow() - started).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(5));
        ended.ErrorMessage.ShouldNotBeNull().ShouldStartWith("It was idle for 5");
    }

    [Fact]
    public async Task A_little_CPU_between_two_samples_is_activity()
    {
        await using var host = await StartAsync();
        var submitted = await SubmitAsync(host);
        // 2 % of a core in one of 12 samples.
        _backend.CpuOfSample = sample => sample % 12 == 0 ? TimeSpan.FromMilliseconds(200) : TimeSpan.Zero;

        await AdvanceAsync(TimeSpan.FromMinutes(20));

        var running = (await host.Executions.FindAsync(submitted.Id, Cancellation))!;
        (running.Status, running.IdleEnd).ShouldBe((ExecutionStatus.Running, null));
    }

    [Fact]
    public async Task Nothing_is_ended_while_the_node_does_not_report()
    {
        await using var host = await StartAsync();
        var submitted = await SubmitAsync(host);
        await AdvanceAsync(TimeSpan.FromMinutes(1));
        _backend.Fails = true;

        await AdvanceAsync(TimeSpan.FromMinutes(20));

        var running = (await host.Executions.FindAsync(submitted.Id, Cancellation))!;
        (running.Status, running.IdleEnd).ShouldBe((ExecutionStatus.Running, null));
    }

    private async Task<EngineHost> StartAsync() => await StartAsync(
        new VirtualCluster([Node("a")], _time),
        configure: options =>
        {
            options.UsageInterval = Interval;
            (options.IdleAfter, options.IdleWarning) = (TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));
        },
        wrapBackend: inner => _backend = new MeasuredBackend(inner),
        time: _time,
        addServices: services => services.AddSingleton<IUsageStore, SqliteUsageStore>());

    private static async Task<Execution> SubmitAsync(EngineHost host)
    {
        var submitted = await host.SubmitAsync(Applications.Forever());
        return await host.WaitAsync(submitted.Id, ExecutionStatus.Running);
    }

    private async Task<Execution> AdvanceUntilAsync(EngineHost host, long id, Func<Execution, bool> condition)
    {
        for (var step = 0; step < 120; step++)
        {
            await AdvanceAsync(Interval);
            if ((await host.Executions.FindAsync(id, Cancellation))! is var execution && condition(execution)) return execution;
        }

        throw new TimeoutException("The condition did not hold within 20 minutes of the fake clock.");
    }

    private async Task AdvanceAsync(TimeSpan duration)
    {
        for (var end = _time.GetUtcNow() + duration; _time.GetUtcNow() < end;)
        {
            var samples = _backend.Samples;
            _time.Advance(Interval);
            using var limit = new CancellationTokenSource(EngineHost.Timeout, TimeProvider.System);
            for (var waits = 1; _backend.Samples == samples && !(await _backend.ListAsync(limit.Token)).Services.IsEmpty; waits++)
            {
                await Task.Delay(1, limit.Token);
                // The sampler may have begun to wait for the clock only after it was advanced.
                if (waits % 100 == 0) _time.Advance(TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>Reports CPU times that the test sets.</summary>
    private sealed class MeasuredBackend(IBackend inner) : InnerBackend(inner), IUsageBackend
    {
        private TimeSpan _cpu;
        private int _samples;

        public int Samples => Volatile.Read(ref _samples);

        public volatile bool Fails;

        public Func<int, TimeSpan> CpuOfSample { get; set; } = _ => TimeSpan.Zero;

        public async Task<IReadOnlyList<UsageSample>> ReadUsageAsync(string node, CancellationToken cancellationToken)
        {
            var services = (await ListAsync(cancellationToken)).Services;
            _cpu += CpuOfSample(Interlocked.Increment(ref _samples));
            return Fails
                ? throw new BackendException(BackendFailure.Unreachable, "The node does not answer.")
                : [.. services.Select(service => new UsageSample(service.Key, _cpu, 1 << 20))];
        }
    }
}
