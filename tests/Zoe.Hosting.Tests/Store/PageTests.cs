using Zoe.Hosting.Store;

namespace Zoe.Hosting.Tests.Store;

public sealed class PageTests : StoreTest
{
    [Fact]
    public async Task Pages_backward_and_forward_give_every_execution_once()
    {
        await SaveAsync([.. Enumerable.Range(1, 25).Select(id => Execution(id))]);
        var backward = new List<long>();
        for (var filter = new ExecutionFilter { Limit = 10 }; ;)
        {
            var page = await Store.SelectAsync(filter, Cancellation);
            backward.AddRange(page.Ids.Reverse());
            if (!page.HasMore) break;
            filter = filter with { BeforeId = page.Ids[0] };
        }

        var forward = new List<long>();
        for (var filter = new ExecutionFilter { Limit = 10, AfterId = 0 }; ;)
        {
            var page = await Store.SelectAsync(filter, Cancellation);
            forward.AddRange(page.Ids);
            if (!page.HasMore) break;
            filter = filter with { AfterId = page.Ids[^1] };
        }

        forward.ShouldBe(Enumerable.Range(1, 25).Select(id => (long)id));
        backward.ShouldBe(forward.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task Executions_that_no_longer_match_when_read_are_omitted()
    {
        var epoch = await SaveAsync(Execution(1, status: ExecutionStatus.Running), Execution(2, status: ExecutionStatus.Running));
        var store = Store;
        var selection = await store.SelectAsync(new ExecutionFilter { Status = ExecutionStatus.Running }, Cancellation);
        await store.SaveAsync(
            new StoreChanges { Executions = [Execution(1)], NextIds = NextIds.First }, epoch, Cancellation);

        var read = new List<long>();
        await foreach (var execution in store.ReadAsync(selection, Cancellation)) read.Add(execution.Id);
        read.ShouldBe([2]);
    }
}
