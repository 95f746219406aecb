using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

/// <summary>The inbox limits requests, accepts all reports, and completes all requests.</summary>
public sealed class InboxTests
{
    [Fact]
    public async Task Requests_beyond_the_limit_are_rejected_and_reports_are_not()
    {
        var inbox = new EngineInbox();
        for (var i = 0; i < EngineInbox.MaxRequests; i++) inbox.Post(new TerminateRequest(i, ""));
        var refused = new TerminateRequest(0, "one too many");

        inbox.Post(refused);
        inbox.Post(new TimerElapsed());

        await Should.ThrowAsync<EngineBusyException>(refused.Answer);
        var taken = Take(inbox);
        taken.Count.ShouldBe(EngineInbox.MaxRequests + 1);
        taken[^1].ShouldBeOfType<TimerElapsed>();
        var later = new TerminateRequest(0, "there is room again");
        inbox.Post(later);
        Take(inbox).ShouldHaveSingleItem().ShouldBe(later);
    }

    [Fact]
    public async Task Requests_are_limited_in_size_too()
    {
        var inbox = new EngineInbox();
        var large = Applications.Of(Applications.Service("main", null, monitor: true) with
        {
            Environment = [.. Enumerable.Range(0, 4096).Select(i => new Zoe.Model.EnvironmentVariable($"V{i}", new string('x', 1000)))],
        });
        var requests = Enumerable.Range(0, 100).Select(_ => new SubmitRequest(new Submission(large, "run", EngineHost.Owner))).ToList();

        foreach (var request in requests) inbox.Post(request);

        var refused = requests.Where(request => request.Answer.IsFaulted).ToList();
        refused.ShouldNotBeEmpty();
        foreach (var request in refused) await Should.ThrowAsync<EngineBusyException>(request.Answer);
        Take(inbox).Cast<SubmitRequest>().Sum(request => request.Bytes).ShouldBeLessThanOrEqualTo(EngineInbox.MaxBytes);
    }

    [Fact]
    public async Task Requests_to_a_stopped_engine_fail()
    {
        var inbox = new EngineInbox();
        var (waiting, late) = (new TerminateRequest(1, ""), new TerminateRequest(2, ""));
        inbox.Post(waiting);

        inbox.Close();
        inbox.Post(late);

        await Should.ThrowAsync<EngineStoppedException>(waiting.Answer);
        await Should.ThrowAsync<EngineStoppedException>(late.Answer);
        Take(inbox).ShouldBeEmpty();
    }

    private static List<EngineMessage> Take(EngineInbox inbox)
    {
        var taken = new List<EngineMessage>();
        while (inbox.TryTake(out var message)) taken.Add(message);
        return taken;
    }
}
