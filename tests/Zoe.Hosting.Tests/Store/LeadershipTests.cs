using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Tests.Store;

public sealed class LeadershipTests : StoreTest
{
    [Fact]
    public async Task A_second_leader_is_refused_with_the_process_that_holds_the_file()
    {
        await using var held = await Store.AcquireLeadershipAsync(Cancellation);
        await using var other = new SqliteDatabase(DatabasePath);

        var refusal = await Should.ThrowAsync<StoreInUseException>(
            () => ((IExecutionStore)new SqliteExecutionStore(other)).AcquireLeadershipAsync(Cancellation));

        refusal.Message.ShouldBe(
            $"{DatabasePath} is in use by process {Environment.ProcessId} on {Environment.MachineName}. Stop it first, or use another data path.");
        (await ExecuteAsync("SELECT epoch FROM leadership")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_disposed_lease_frees_the_file()
    {
        await using (await Store.AcquireLeadershipAsync(Cancellation))
        {
        }

        await using var next = await Store.AcquireLeadershipAsync(Cancellation);
        next.Epoch.ShouldBe(2);
    }

    [Fact]
    public async Task A_held_file_can_be_read_and_backed_up_by_others()
    {
        await SaveAsync(Execution(1));
        (await ExecuteAsync("SELECT count(*) FROM execution")).ShouldBe(1L);
        (await SqliteBackup.CreateAsync(DatabasePath, DatabasePath + ".copy", Cancellation)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_write_of_an_earlier_epoch_is_refused()
    {
        var epoch = await SaveAsync(Execution(1));
        await ExecuteAsync("UPDATE leadership SET epoch = epoch + 1");

        await Should.ThrowAsync<FencedException>(() => Store.SaveAsync(
            new StoreChanges { Executions = [Execution(2)], NextIds = NextIds.First }, epoch, Cancellation));
        (await Store.FindAsync(2, Cancellation)).ShouldBeNull();
    }
}
