using Zoe.Hosting.Store;

namespace Zoe.Hosting.Tests.Store;

public sealed class HistoryStoreTests : StoreTest
{
    [Fact]
    public async Task A_long_history_keeps_its_first_and_latest_entries()
    {
        const int count = 2000;
        var epoch = await SaveAsync(Execution(1));
        for (var i = 0; i < count; i += 100)
            await Store.SaveAsync(Changes(Enumerable.Range(i + 1, 100).Select(Entry)), epoch, Cancellation);

        var history = await Store.GetHistoryAsync(1, Cancellation);
        const int latest = ExecutionEvent.MaxKept - ExecutionEvent.KeptFirst;
        history.Select(entry => entry.Sequence).ShouldBe(
            Enumerable.Range(1, ExecutionEvent.KeptFirst).Concat(Enumerable.Range(count - latest + 1, latest)));
        history[^1].ShouldBe(Entry(count));
    }

    [Fact]
    public async Task A_history_is_stored_in_the_same_transaction_as_its_execution()
    {
        var epoch = await SaveAsync(Execution(1));
        await Should.ThrowAsync<FencedException>(() => Store.SaveAsync(Changes([Entry(1)]), epoch - 1, Cancellation));
        (await Store.GetHistoryAsync(1, Cancellation)).ShouldBeEmpty();
    }

    private static StoreChanges Changes(IEnumerable<ExecutionEvent> entries) => new()
    {
        Executions = [Execution(1)],
        Events = [.. entries],
        NextIds = new NextIds(1000, 1000),
    };

    private static ExecutionEvent Entry(int sequence) => new()
    {
        ExecutionId = 1,
        Sequence = sequence,
        Time = DateTimeOffset.UnixEpoch.AddSeconds(sequence),
        Service = sequence % 2 == 0 ? "main0" : null,
        From = sequence == 1 ? null : "active",
        To = "terminating",
        Reason = sequence % 3 == 0 ? "It ended." : null,
        By = ExecutionEvent.Engine,
    };
}
