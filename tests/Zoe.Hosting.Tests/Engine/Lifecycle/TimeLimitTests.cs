using Zoe.Hosting.Quotas;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine.Lifecycle;

/// <summary>Time limits of executions and run times of quotas.</summary>
public sealed class TimeLimitTests : EngineTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_execution_ends_in_error_when_its_time_limit_has_elapsed()
    {
        await using var host = await StartAsync(Cluster("a"));
        var submitted = await SubmitAsync(host, TimeSpan.FromSeconds(0.3));

        var ended = await host.WaitAsync(submitted.Id, ExecutionStatus.Error);
        ended.ErrorMessage.ShouldBe("Its time limit of 0.3 seconds has elapsed.");
        ended.Deadline.ShouldBe(ended.TimeStart + TimeSpan.FromSeconds(0.3));
        ended.Services.ShouldAllBe(service => service.Node == null);
    }

    [Fact]
    public async Task The_run_time_of_a_quota_ends_an_execution_without_a_limit_of_its_own()
    {
        await using var host = await StartAsync(
            Cluster("a"), configure: options => options.DefaultQuota = new Quota { RunTime = TimeSpan.FromSeconds(0.3) });
        var submitted = await host.SubmitAsync(Applications.Forever());
        (await host.WaitAsync(submitted.Id, ExecutionStatus.Error)).ErrorMessage
            .ShouldBe("The run time that the quota of ada allows has elapsed.");
    }

    [Fact]
    public async Task A_time_limit_continues_over_a_restart_of_the_server()
    {
        var cluster = Cluster("a");
        long id;
        await using (var host = await StartAsync(cluster))
        {
            id = (await SubmitAsync(host, TimeSpan.FromSeconds(2))).Id;
            await host.WaitAsync(id, ExecutionStatus.Running);
        }

        await using var next = await StartAsync(cluster);
        var ended = await next.WaitAsync(id, ExecutionStatus.Error);
        ended.TimeEnd.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(ended.TimeStart!.Value + TimeSpan.FromSeconds(2));
    }

    private static Task<Execution> SubmitAsync(EngineHost host, TimeSpan limit) => host.Executions.SubmitAsync(
        new Submission(Applications.Forever(), "limited", EngineHost.Owner) { TimeLimit = limit }, Cancellation);
}
