using Xunit;
using Zoe.Hosting.Store;
using Zoe.Hosting.Testing.Samples;

namespace Zoe.Hosting.Testing;

/// <summary>What hosts exchange through an <see cref="ISharedStore"/>. Derive from it in a test project.</summary>
public abstract class SharedStoreConformance : StoreTests
{
    private ISharedStore Shared => (ISharedStore)Store;

    [Fact]
    public async Task The_first_read_has_all_active_executions()
    {
        await SaveAsync(SampleExecutions.Create(1, ExecutionStatus.Running), SampleExecutions.Create(2, ExecutionStatus.Terminated));

        var read = await Shared.ReadChangesAsync(null, Deadline);

        Assert.True(read.IsComplete);
        Assert.Equal(Epoch, read.Epoch);
        Assert.Equal([1L], read.Active.Select(execution => execution.Id));
    }

    [Fact]
    public async Task Later_reads_have_only_what_has_changed()
    {
        await SaveAsync(SampleExecutions.Create(1, ExecutionStatus.Running), SampleExecutions.Create(2, ExecutionStatus.Running));
        var first = await Shared.ReadChangesAsync(null, Deadline);
        await SaveAsync(SampleExecutions.Create(2, ExecutionStatus.Terminated));
        await SaveAsync(SampleExecutions.Create(3, ExecutionStatus.Running));
        await SaveAsync(SampleExecutions.Create(4, ExecutionStatus.Running));
        await Store.SaveAsync(new StoreChanges { Deleted = [4], NextIds = NextIds.First }, Epoch, Deadline);

        var second = await Shared.ReadChangesAsync(first.Mark, Deadline);
        Assert.False(second.IsComplete);
        Assert.Equal([3L], second.Active.Select(execution => execution.Id));
        Assert.Equal([2L, 4L], second.Ended.Order());

        var third = await Shared.ReadChangesAsync(second.Mark, Deadline);
        Assert.False(third.IsComplete);
        Assert.Empty(third.Active);
        Assert.Empty(third.Ended);
    }

    [Fact]
    public async Task After_a_change_of_the_leader_everything_is_read_again()
    {
        await SaveAsync(SampleExecutions.Create(1, ExecutionStatus.Running));
        var mark = (await Shared.ReadChangesAsync(null, Deadline)).Mark;
        await ReopenAsync();

        Assert.True((await Shared.ReadChangesAsync(mark, Deadline)).IsComplete);
    }

    [Fact]
    public async Task Once_changes_were_removed_everything_is_read_again()
    {
        await SaveAsync(SampleExecutions.Create(1, ExecutionStatus.Running));
        var early = (await Shared.ReadChangesAsync(null, Deadline)).Mark;
        await SaveAsync(SampleExecutions.Create(2, ExecutionStatus.Running));
        var late = (await Shared.ReadChangesAsync(early, Deadline)).Mark;
        await Shared.CleanAsync(TimeSpan.Zero, Deadline);

        Assert.True((await Shared.ReadChangesAsync(early, Deadline)).IsComplete);
        Assert.False((await Shared.ReadChangesAsync(late, Deadline)).IsComplete);
    }

    [Fact]
    public async Task The_use_of_links_on_one_host_is_read_on_another()
    {
        await SaveAsync(SampleExecutions.Create(1, ExecutionStatus.Running), SampleExecutions.Create(2, ExecutionStatus.Running));
        var elsewhere = (ISharedStore)Environment.OpenElsewhere();

        await elsewhere.RecordUseAsync([1, 99], Deadline);

        var use = await Shared.ReadUseAsync(Deadline);
        Assert.Equal([1L], use.Keys);
        Assert.InRange(use[1], TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task The_use_of_ended_executions_is_removed()
    {
        await SaveAsync(SampleExecutions.Create(1, ExecutionStatus.Running), SampleExecutions.Create(2, ExecutionStatus.Running));
        await Shared.RecordUseAsync([1, 2], Deadline);
        await SaveAsync(SampleExecutions.Create(2, ExecutionStatus.Terminated));

        await Shared.CleanAsync(TimeSpan.FromHours(1), Deadline);

        Assert.Equal([1L], (await Shared.ReadUseAsync(Deadline)).Keys);
    }
}
