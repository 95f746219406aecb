using System.Collections.Immutable;
using Zoe.Hosting.Store;
using Zoe.Hosting.Tests.Support;
using Zoe.Model;
using Zoe.Model.Limits;

namespace Zoe.Hosting.Tests.Store;

public sealed class UnreadableRecordTests : StoreTest
{
    [Theory]
    [InlineData("UPDATE execution SET description = '{' WHERE id = 2")]
    [InlineData("UPDATE execution SET description = 'null' WHERE id = 2")]
    [InlineData("UPDATE execution SET description = '{\"name\":\"x\"}' WHERE id = 2")]
    [InlineData("UPDATE execution SET status = 'dreaming' WHERE id = 2")]
    [InlineData("UPDATE execution SET time_submit = 9223372036854775807 WHERE id = 2")]
    [InlineData("UPDATE service SET status = 'dreaming' WHERE execution_id = 2")]
    [InlineData("UPDATE service SET ports = '[' WHERE execution_id = 2")]
    [InlineData("UPDATE service SET service_group = 'other' WHERE execution_id = 2")]
    public async Task An_unreadable_record_is_skipped_and_the_rest_continues(string damage)
    {
        await SaveAsync([.. Enumerable.Range(1, 3).Select(id => Execution(id, status: ExecutionStatus.Running))]);
        await ExecuteAsync(damage);

        var store = Store;
        var state = await store.LoadActiveAsync(Cancellation);
        state.Executions.Select(execution => execution.Id).ShouldBe([1, 3]);
        state.Unreadable.ShouldHaveSingleItem().Id.ShouldBe(2);
        store.Unreadable.ShouldHaveSingleItem().Problem.ShouldNotBeEmpty();
        (await store.ListAsync(new ExecutionFilter(), Cancellation)).Select(execution => execution.Id).ShouldBe([1, 3]);
        var refusal = await Should.ThrowAsync<UnreadableExecutionException>(() => store.FindAsync(2, Cancellation));
        refusal.Message.ShouldContain("run2 of ada");
    }

    [Fact]
    public async Task A_description_that_would_be_too_large_or_too_strict_for_a_user_is_read_back()
    {
        // About 10 MB compact and more than the 16 MiB of the validator when indented; its name breaks a rule of today.
        var volumes = Enumerable.Range(0, 5000).Select(number => new ZAppVolume { Name = $"{number}", Path = "/a", ReadOnly = true });
        var service = Applications.Service("x", command: null, monitor: true) with { Volumes = [.. volumes] };
        var zapp = Applications.Of([.. Enumerable.Repeat(service, 50)]) with { Name = "?" };
        ZAppWriter.Write(zapp).Length.ShouldBeGreaterThan(ReadLimits.Default.MaxDocumentBytes);
        ZAppWriter.WriteCompact(zapp).Length.ShouldBeLessThan(ReadLimits.Default.MaxDocumentBytes);

        await SaveAsync(Execution(1, zapp, ExecutionStatus.Queued));
        (await Store.LoadActiveAsync(Cancellation)).Executions.ShouldHaveSingleItem().Application.ShouldBe(zapp);
    }

    [Fact]
    public async Task Large_descriptions_are_read_in_more_than_one_batch()
    {
        var zapp = Applications.Of(Applications.Service("main", new string('x', 400_000), monitor: true));
        await SaveAsync([.. Enumerable.Range(1, 10).Select(id => Execution(id, zapp))]);
        var found = await Store.ListAsync(new ExecutionFilter(), Cancellation);
        found.Select(execution => execution.Id).ShouldBe(Enumerable.Range(1, 10).Select(id => (long)id));
    }

    [Fact]
    public async Task A_state_change_writes_no_description()
    {
        var epoch = await SaveAsync(Execution(1, status: ExecutionStatus.Running));
        await ExecuteAsync("CREATE TRIGGER kept BEFORE UPDATE OF description ON execution BEGIN SELECT RAISE(ABORT, 'written'); END");
        var ended = Execution(1);
        await Store.SaveAsync(
            new StoreChanges { Executions = ImmutableArray.Create(ended), NextIds = NextIds.First }, epoch, Cancellation);
        (await Store.FindAsync(1, Cancellation))!.Status.ShouldBe(ExecutionStatus.Terminated);
    }
}
