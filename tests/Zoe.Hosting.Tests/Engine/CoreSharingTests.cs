using Microsoft.Extensions.Time.Testing;
using Zoe.Backends;
using Zoe.Hosting.Tests.Support;
using Zoe.Model;

namespace Zoe.Hosting.Tests.Engine;

public sealed class CoreSharingTests : EngineTest
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Free_cores_are_distributed_and_reclaimed_with_few_commands()
    {
        ResizableBackend? backend = null;
        await using var host = await StartAsync(
            Cluster("a"), configure: options => options.DistributeCores = true,
            wrapBackend: inner => backend = new ResizableBackend(inner), time: _clock);

        var first = await SubmitAsync(host, cores: 1);
        await WaitAsync(() => backend!.Millicores.GetValueOrDefault(first.Services[0].Id) == 4000);
        var many = new List<Execution>();
        for (var i = 0; i < 10; i++) many.Add(await SubmitAsync(host, cores: 0.2));
        foreach (var one in many) await host.WaitAsync(one.Id, ExecutionStatus.Running);
        // 4 cores, of which 1 + 10 x 0.2 are reserved: 1 is free for 11 services.
        await WaitAsync(() => backend!.Millicores[first.Services[0].Id] is 1090 or 1091);
        backend!.Commands.ShouldBeLessThan(40);

        foreach (var one in many) await host.Executions.TerminateAsync(one.Id, "enough", default);
        await WaitAsync(() => backend.Millicores[first.Services[0].Id] == 4000);
    }

    [Fact]
    public async Task A_limit_that_something_else_changed_is_set_again()
    {
        ResizableBackend? backend = null;
        await using var host = await StartAsync(
            Cluster("a"), configure: options => options.DistributeCores = true,
            wrapBackend: inner => backend = new ResizableBackend(inner), time: _clock);
        var service = (await SubmitAsync(host, cores: 1)).Services[0].Id;
        await WaitAsync(() => backend!.Millicores.GetValueOrDefault(service) == 4000);

        backend!.Millicores[service] = 1;
        _clock.Advance(TimeSpan.FromMinutes(10));

        await WaitAsync(() => backend.Millicores[service] == 4000);
    }

    [Fact]
    public async Task Services_with_the_label_gpu_keep_their_reservation_and_others_stay_below_their_maximum()
    {
        ResizableBackend? backend = null;
        var cluster = new VirtualCluster([Node("a") with { Labels = ["gpu"] }], TimeProvider.System);
        await using var host = await StartAsync(
            cluster, configure: options => options.DistributeCores = true,
            wrapBackend: inner => backend = new ResizableBackend(inner), time: _clock);
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true) with { Labels = ["gpu"] },
            Applications.Service("free", null, cores: 0.5),
            Applications.Service("bound", null, cores: 0.5) with
            {
                Resources = new ZAppResources { Memory = new MemoryRange(1024, null), Cores = new CoreRange(0.5m, 0.75m) },
            }));
        int[] wanted = [1000, 1500, 750];
        await WaitAsync(() => submitted.Services.Select(service => backend!.Millicores.GetValueOrDefault(service.Id)).SequenceEqual(wanted));
    }

    [Theory]
    [InlineData(BackendFailure.Rejected, false)]
    [InlineData(BackendFailure.Unreachable, true)]
    public async Task A_rejected_resize_is_not_retried_and_one_on_an_unreachable_node_is(BackendFailure failure, bool again)
    {
        ResizableBackend? backend = null;
        await using var host = await StartAsync(
            Cluster("a"), configure: options => options.DistributeCores = true,
            wrapBackend: inner => backend = new ResizableBackend(inner, failure), time: _clock);
        await SubmitAsync(host, cores: 1);
        await WaitAsync(() => backend!.Commands == 1);
        if (again) await WaitAsync(() => backend!.Commands > 1);
        else for (var i = 0; i < 30; i++) await AdvanceAsync(CancellationToken.None);
        (backend!.Commands > 1).ShouldBe(again);
    }

    [Fact]
    public async Task Without_the_option_nothing_is_resized()
    {
        ResizableBackend? backend = null;
        await using var host = await StartAsync(
            Cluster("a"), wrapBackend: inner => backend = new ResizableBackend(inner), time: _clock);
        var batch = await host.SubmitAsync(Applications.Batch("run 0.5"));
        await host.WaitAsync(batch.Id, execution =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return execution.Status is ExecutionStatus.Terminated;
        });
        backend!.Commands.ShouldBe(0);
        backend.Millicores[batch.Services[0].Id].ShouldBe(0);
    }

    private static Task<Execution> SubmitAsync(EngineHost host, double cores) =>
        host.SubmitAsync(Applications.Of(Applications.Service("main", null, monitor: true, cores: cores)));

    /// <summary>Advances the clock until the condition holds.</summary>
    private async Task WaitAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(EngineHost.Timeout);
        while (!condition()) await AdvanceAsync(limit.Token);
    }

    /// <summary>Advances the clock by a second, which includes a full listing.</summary>
    private async Task AdvanceAsync(CancellationToken cancellationToken)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Task.Delay(10, cancellationToken);
    }
}
