using Zoe.Hosting.Postgres;
using Zoe.Hosting.Store;
using Zoe.Hosting.Testing.Samples;

namespace Zoe.Hosting.Stores.Tests.Postgres;

/// <summary>What a host reads of the leader's changes in special cases.</summary>
public sealed class ChangeTests(SharedPostgres postgres) : PostgresTest
{
    [Fact]
    public async Task Everything_is_read_while_a_leader_of_an_earlier_version_leads()
    {
        var store = new PostgresExecutionStore(Open(postgres.Server));
        await using var lease = await store.AcquireLeadershipAsync(Cancellation);
        await SaveAsync(store, lease, 1);
        // As its statement does, which does not know the column.
        await ExecuteAsync(postgres.Server, "UPDATE leadership SET epoch = epoch + 1; UPDATE leader SET epoch = epoch + 1");

        var read = await store.ReadChangesAsync(new ChangeMark(lease.Epoch + 1, 1), Cancellation);

        (read.IsComplete, read.Mark, read.Epoch).ShouldBe((true, null, lease.Epoch + 1));
        read.Active.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Before_there_is_a_leader_the_epoch_is_0()
    {
        var read = await new PostgresExecutionStore(Open(postgres.Server)).ReadChangesAsync(null, Cancellation);
        (read.Epoch, read.IsComplete).ShouldBe((0, true));
    }

    [Fact]
    public async Task A_write_that_is_rolled_back_leaves_no_change()
    {
        var store = new PostgresExecutionStore(Open(postgres.Server));
        await using var lease = await store.AcquireLeadershipAsync(Cancellation);
        var mark = (await store.ReadChangesAsync(null, Cancellation)).Mark;
        await Should.ThrowAsync<FencedException>(() => store.SaveAsync(
            SampleExecutions.ChangesOf([SampleExecutions.Create(1)]), lease.Epoch + 1, Cancellation));

        (await store.ReadChangesAsync(mark, Cancellation)).Mark.ShouldBe(mark);
    }

    private static Task SaveAsync(PostgresExecutionStore store, ILeadershipLease lease, long id) => store.SaveAsync(
        SampleExecutions.ChangesOf([SampleExecutions.Create(id, ExecutionStatus.Running)]), lease.Epoch, Cancellation);
}
