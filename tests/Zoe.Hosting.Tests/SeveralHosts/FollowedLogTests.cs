using System.Text;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.SeveralHosts;

/// <summary>Logs are in a folder that all hosts share; each host reads and follows them.</summary>
public sealed class FollowedLogTests : SeveralHostsTest
{
    [Fact]
    public async Task Each_host_follows_a_log_to_its_end()
    {
        await StartAsync();
        var submitted = await Leader.SubmitAsync(Applications.Batch("run 1.5"));

        var texts = await Task.WhenAll(Hosts.Select(host => FollowAsync(host, submitted.Services[0].Id)));

        texts.ShouldAllBe(text => text == texts[0]);
        texts[0].ShouldContain("ended with exit code 0");
    }

    [Fact]
    public async Task A_follower_has_the_positions_of_the_leader()
    {
        await StartAsync();
        var submitted = await Leader.SubmitAsync(Applications.Batch("run 0.5"));
        var serviceId = submitted.Services[0].Id;
        await PostgresHost.WaitAsync(() => Leader.HasEndedAsync(submitted.Id));

        var ofLeader = await Leader.Executions.ReadLogsAsync(serviceId, new LogQuery { Follow = true }, Cancellation).ToListAsync(Cancellation);
        var ofFollower = await Followers[0].Executions.ReadLogsAsync(serviceId, new LogQuery { Follow = true }, Cancellation).ToListAsync(Cancellation);

        ofFollower[^1].Next.ShouldBe(ofLeader[^1].Next);
    }

    [Fact]
    public async Task A_follower_continues_with_the_next_attempt()
    {
        await StartAsync();
        var submitted = await Leader.SubmitAsync(Applications.Of(
            Applications.Service("main", "run 4", monitor: true), Applications.Service("flaky", "run 0.1 exit 1")));
        var flaky = submitted.Services.Single(service => service.Group == "flaky").Id;

        var followed = await FollowAsync(Followers[0], flaky);

        followed.Split("started").Length.ShouldBeGreaterThan(2);
        followed.ShouldBe(await FollowAsync(Leader, flaky));
    }

    [Fact]
    public async Task Following_goes_on_when_another_host_leads()
    {
        await StartAsync();
        var submitted = await Leader.SubmitAsync(Applications.Batch("run 4"));
        await PostgresHost.WaitAsync(() => Leader.IsAsync(submitted.Id, ExecutionStatus.Running));
        var former = Leader;
        var followed = Hosts.Select(host => FollowAsync(host, submitted.Services[0].Id)).ToList();

        await ReplaceLeaderAsync();
        await PostgresHost.WaitAsync(() => Task.FromResult(Hosts.Exists(host => host.Leads && host != former)));

        foreach (var text in await Task.WhenAll(followed)) text.ShouldContain("ended with exit code 0");
    }

    private static async Task<string> FollowAsync(PostgresHost host, long serviceId)
    {
        var text = new StringBuilder();
        await foreach (var chunk in host.Executions.ReadLogsAsync(serviceId, new LogQuery { Follow = true }, Cancellation))
            text.Append(Encoding.UTF8.GetString(chunk.Bytes.Span));
        return text.ToString();
    }
}
