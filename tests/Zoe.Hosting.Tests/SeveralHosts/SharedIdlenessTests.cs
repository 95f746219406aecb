using Zoe.Hosting.IdleExecutions;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.SeveralHosts;

/// <summary>An execution is in use when a link of any host is.</summary>
public sealed class SharedIdlenessTests : SeveralHostsTest
{
    private static readonly TimeSpan IdleAfter = TimeSpan.FromHours(10);

    [Fact]
    public async Task Requests_through_links_of_a_follower_are_known_to_the_leader()
    {
        await StartAsync(options => options.IdleAfter = IdleAfter);
        var (used, unused) = (await Leader.SubmitAsync(Applications.Forever()), await Leader.SubmitAsync(Applications.Forever()));

        using (Followers[0].Get<LinkActivity>().Open(used.Id)) await ExchangeAsync();

        var activity = Leader.Get<SharedLinkActivity>();
        activity.FindIdleTime(used).ShouldNotBeNull().ShouldBeLessThan(IdleAfter);
        activity.FindIdleTime(unused).ShouldBe(TimeSpan.MaxValue);
    }

    [Fact]
    public async Task A_request_that_ended_between_two_exchanges_counts()
    {
        await StartAsync(options => options.IdleAfter = IdleAfter);
        var used = await Leader.SubmitAsync(Applications.Forever());

        Followers[0].Get<LinkActivity>().Open(used.Id).Dispose();
        await ExchangeAsync();

        Leader.Get<SharedLinkActivity>().FindIdleTime(used).ShouldNotBeNull().ShouldBeLessThan(IdleAfter);
    }

    [Fact]
    public async Task Before_the_use_on_other_hosts_was_read_nothing_is_idle()
    {
        await StartAsync(options => options.IdleAfter = IdleAfter);
        var submitted = await Leader.SubmitAsync(Applications.Forever());

        Leader.Get<SharedLinkActivity>().FindIdleTime(submitted).ShouldBeNull();
    }

    private async Task ExchangeAsync()
    {
        foreach (var follower in Followers) await follower.Get<SharedLinkActivity>().ExchangeAsync(Cancellation);
        await Leader.Get<SharedLinkActivity>().ExchangeAsync(Cancellation);
    }
}
