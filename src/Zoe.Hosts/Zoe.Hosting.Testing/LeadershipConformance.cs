using Xunit;
using Zoe.Hosting.Store;
using Zoe.Hosting.Testing.Samples;

namespace Zoe.Hosting.Testing;

/// <summary>One writer at a time. Derive from it in a test project.</summary>
public abstract class LeadershipConformance : StoreTests
{
    private const int Rounds = 4;

    [Fact]
    public async Task Each_lease_has_a_higher_epoch_also_after_reopening()
    {
        var first = Epoch;
        await ReopenAsync();
        Assert.True(Epoch > first);
    }

    [Fact]
    public async Task A_second_leader_waits_or_is_refused_while_the_first_one_writes()
    {
        var elsewhere = Environment.OpenElsewhere();
        if (!Environment.SecondLeaderWaits)
        {
            await Assert.ThrowsAsync<StoreInUseException>(() => elsewhere.AcquireLeadershipAsync(Deadline));
            await SaveAsync(SampleExecutions.Create(1));
            return;
        }

        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Deadline);
        var waiting = elsewhere.AcquireLeadershipAsync(giveUp.Token);
        await SaveAsync(SampleExecutions.Create(1));
        Assert.False(waiting.IsCompleted);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await SaveAsync(SampleExecutions.Create(2));
    }

    [Fact]
    public async Task A_lease_is_not_lost_while_nobody_takes_over()
    {
        await SaveAsync(SampleExecutions.Create(1));
        await Environment.OpenElsewhere().ListAsync(new ExecutionFilter(), Deadline);
        Assert.False(Lease.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Writes_of_an_earlier_epoch_are_refused_and_change_nothing()
    {
        await SaveAsync(SampleExecutions.Create(1, ExecutionStatus.Running));
        await Environment.IncrementEpochAsync();

        await Assert.ThrowsAsync<FencedException>(() => SaveAsync(SampleExecutions.Create(1), SampleExecutions.Create(2)));
        Assert.Equal(ExecutionStatus.Running, Assert.Single(await ListAsync()).Status);
    }

    [Fact]
    public async Task A_write_of_a_later_epoch_is_refused_too() =>
        await Assert.ThrowsAsync<FencedException>(
            () => Store.SaveAsync(SampleExecutions.ChangesOf([SampleExecutions.Create(1)]), Epoch + 1, Deadline));

    [Fact]
    public async Task No_write_of_an_earlier_epoch_is_seen_after_a_takeover_that_ran_concurrently()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Deadline);
            var written = 0L;
            var first = round * 1_000_000L;
            var writer = Task.Run(
                async () =>
                {
                    for (var id = first; !stopping.IsCancellationRequested; id++)
                    {
                        await SaveAsync(SampleExecutions.Create(id));
                        Volatile.Write(ref written, id);
                    }
                },
                Deadline);
            while (Volatile.Read(ref written) < first + 2) await Task.Yield();

            await Environment.IncrementEpochAsync();
            var seen = await ListIdsAsync();
            await Assert.ThrowsAsync<FencedException>(() => writer);
            Assert.Equal(seen, await ListIdsAsync());
            Assert.Equal(written, seen[^1]);
            await ReopenAsync();
        }
    }
}
