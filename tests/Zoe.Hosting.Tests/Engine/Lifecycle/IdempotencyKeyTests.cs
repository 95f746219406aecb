using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Zoe.Hosting.Operations;
using Zoe.Hosting.Store;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine.Lifecycle;

/// <summary>A repeated submission creates nothing new.</summary>
public sealed class IdempotencyKeyTests : EngineTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repeated_submission_returns_the_same_execution_also_after_a_restart()
    {
        var cluster = Cluster("a");
        long id;
        await using (var host = await StartAsync(cluster))
        {
            id = (await host.Executions.SubmitAsync(Submission("k"), Cancellation)).Id;
            (await host.Executions.SubmitAsync(Submission("k"), Cancellation)).Id.ShouldBe(id);
        }

        await using var next = await StartAsync(cluster);
        (await next.Executions.SubmitAsync(Submission("k"), Cancellation)).Id.ShouldBe(id);
        (await next.Executions.SubmitAsync(Submission("other"), Cancellation)).Id.ShouldNotBe(id);
    }

    [Fact]
    public async Task Concurrent_submissions_with_one_key_create_one_execution()
    {
        await using var host = await StartAsync(Cluster("a"));
        var ids = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            async _ => (await host.Executions.SubmitAsync(Submission("k"), Cancellation)).Id));

        ids.Distinct().ShouldHaveSingleItem();
        (await host.Executions.ListAsync(new ExecutionFilter(), Cancellation)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_cancelled_submission_is_found_by_its_repetition()
    {
        await using var host = await StartAsync(Cluster("a"));
        using var cancelled = new CancellationTokenSource();
        var first = host.Executions.SubmitAsync(Submission("k"), cancelled.Token);
        await cancelled.CancelAsync();
        await Task.WhenAny(first);

        await host.Executions.SubmitAsync(Submission("k"), Cancellation);
        (await host.Executions.ListAsync(new ExecutionFilter(), Cancellation)).Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_submission_whose_write_failed_is_repeated_without_a_second_execution(bool takesEffect)
    {
        FailingStore? store = null;
        await using var host = await StartAsync(Cluster("a"), inner => store = new FailingStore(inner));
        store!.FailNextWrite(takesEffect);
        await Should.ThrowAsync<StoreUnavailableException>(() => host.Executions.SubmitAsync(Submission("k"), Cancellation));

        Execution? accepted = null;
        while (accepted is null)
        {
            try
            {
                accepted = await host.Executions.SubmitAsync(Submission("k"), Cancellation);
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(20, Cancellation);
            }
        }

        (await host.Executions.ListAsync(new ExecutionFilter(), Cancellation)).ShouldHaveSingleItem().Id.ShouldBe(accepted.Id);
    }

    [Fact]
    public async Task A_different_submission_with_the_same_key_is_refused()
    {
        await using var host = await StartAsync(Cluster("a"));
        var first = await host.Executions.SubmitAsync(Submission("k"), Cancellation);

        foreach (var other in new[]
        {
            Submission("k") with { Name = "other" }, Submission("k") with { Application = Applications.Forever() },
            Submission("k") with { Priority = 1 }, Submission("k") with { TimeLimit = TimeSpan.FromHours(1) },
        })
        {
            var failure = await Should.ThrowAsync<IdempotencyKeyException>(() => host.Executions.SubmitAsync(other, Cancellation));
            failure.Message.ShouldBe($"The idempotency key 'k' was used for another submission, of execution {first.Id}. Use a new key.");
        }
    }

    [Fact]
    public async Task Keys_of_different_users_are_independent()
    {
        await using var host = await StartAsync(Cluster("a"));
        var first = await host.Executions.SubmitAsync(Submission("k"), Cancellation);
        var other = Submission("k") with { Owner = new User { Id = 2, UserName = "grace" } };
        (await host.Executions.SubmitAsync(other, Cancellation)).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task The_key_of_a_deleted_execution_does_not_create_another_one()
    {
        await using var host = await StartAsync(Cluster("a"));
        var first = await host.Executions.SubmitAsync(Submission("k"), Cancellation);
        await host.WaitAsync(first.Id, ExecutionStatus.Terminated);
        await host.Executions.DeleteAsync(first.Id, Cancellation);

        (await Should.ThrowAsync<IdempotencyKeyException>(() => host.Executions.SubmitAsync(Submission("k"), Cancellation)))
            .Message.ShouldContain("has been deleted");
    }

    [Fact]
    public async Task Keys_are_removed_after_their_retention()
    {
        await using var host = await StartAsync(Cluster("a"));
        await host.Executions.SubmitAsync(Submission("k"), Cancellation);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var options = new ZoeOptions { IdempotencyKeyRetention = TimeSpan.FromHours(1) };
        using var sweep = new KeySweep(host.Store, options, time, NullLogger<KeySweep>.Instance);
        await sweep.StartAsync(Cancellation);

        // The sweep starts in the background, so that its first ticks may be missed.
        while (await host.Store.FindKeyAsync(EngineHost.Owner.Id, "k", Cancellation) is not null)
        {
            time.Advance(TimeSpan.FromMinutes(10));
            await Task.Delay(10, Cancellation);
        }

        (time.GetUtcNow() - time.Start).ShouldBeGreaterThanOrEqualTo(options.IdempotencyKeyRetention);
        await sweep.StopAsync(Cancellation);
    }

    private static Submission Submission(string key) =>
        new(Applications.Batch(), "run", EngineHost.Owner) { IdempotencyKey = key };
}
