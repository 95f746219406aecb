using Xunit;
using Zoe.Hosting.Testing.Samples;

namespace Zoe.Hosting.Testing;

/// <summary>Filters and pages, compared with a search in memory. Derive from it in a test project.</summary>
public abstract class FilterConformance : StoreTests
{
    private const int Executions = 400;
    private const int Filters = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Generated_filters_select_what_a_search_in_memory_selects(int seed)
    {
        var all = SampleExecutions.Generate(Executions, seed);
        await SaveAsync(all);
        var random = new Random(seed);
        for (var number = 0; number < Filters; number++)
        {
            var filter = SampleFilters.Generate(random, Executions);
            var (ids, hasMore) = SampleFilters.Select(all, filter);

            var selection = await Store.SelectAsync(filter, Deadline);

            Assert.True(ids.SequenceEqual(selection.Ids), $"{filter}: {string.Join(' ', selection.Ids)} instead of {string.Join(' ', ids)}");
            Assert.True(hasMore == selection.HasMore, $"{filter}: HasMore is {selection.HasMore}");
            var read = new List<long>();
            await foreach (var execution in Store.ReadAsync(selection, Deadline)) read.Add(execution.Id);
            Assert.Equal(ids, read);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_give_every_execution_once(bool isForward)
    {
        await SaveAsync([.. Enumerable.Range(1, 25).Select(id => SampleExecutions.Create(id))]);
        var ids = new List<long>();
        var filter = new ExecutionFilter { Limit = 10, AfterId = isForward ? 0 : null };
        while (true)
        {
            var page = await Store.SelectAsync(filter, Deadline);
            ids.AddRange(isForward ? page.Ids : page.Ids.Reverse());
            if (!page.HasMore) break;
            filter = isForward ? filter with { AfterId = page.Ids[^1] } : filter with { BeforeId = page.Ids[0] };
        }

        var expected = Enumerable.Range(1, 25).Select(id => (long)id);
        Assert.Equal(isForward ? expected : expected.Reverse(), ids);
    }

    [Fact]
    public async Task Executions_that_no_longer_match_when_they_are_read_are_omitted()
    {
        await SaveAsync(SampleExecutions.Create(1, ExecutionStatus.Running), SampleExecutions.Create(2, ExecutionStatus.Running));
        var selection = await Store.SelectAsync(new ExecutionFilter { Status = ExecutionStatus.Running }, Deadline);
        await SaveAsync(SampleExecutions.Create(1));

        var read = new List<long>();
        await foreach (var execution in Store.ReadAsync(selection, Deadline)) read.Add(execution.Id);
        Assert.Equal([2], read);
    }

    [Fact]
    public async Task Large_executions_are_all_read()
    {
        await SaveAsync([.. Enumerable.Range(1, 12).Select(id => SampleExecutions.Create(id, command: new string('x', 300_000)))]);
        Assert.Equal(Enumerable.Range(1, 12).Select(id => (long)id), await ListIdsAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Executions_that_ended_before_a_time_are_listed_and_active_ones_never(int seed)
    {
        var all = SampleExecutions.Generate(Executions, seed);
        await SaveAsync(all);
        for (var minute = 0; minute <= 20; minute++)
        {
            var before = DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(minute);
            var ended = all
                .Where(execution => execution.Status is ExecutionStatus.Terminated or ExecutionStatus.Error && execution.TimeEnd < before)
                .OrderBy(execution => execution.TimeEnd).ThenBy(execution => execution.Id).Select(execution => execution.Id).ToList();
            Assert.Equal(ended, await Store.ListEndedAsync(before, int.MaxValue, Deadline));
            Assert.Equal(ended.Take(3), await Store.ListEndedAsync(before, 3, Deadline));
        }
    }

    [Fact]
    public async Task A_name_is_compared_exactly()
    {
        string[] names = ["run", "Run", "run ", "ru%", "ru_", "r\u00fcn", "ru\u0308n", "'"];
        await SaveAsync([.. names.Select((name, index) => SampleExecutions.Create(index + 1) with { Name = name })]);
        for (var index = 0; index < names.Length; index++)
            Assert.Equal([index + 1], await ListIdsAsync(new ExecutionFilter { Name = names[index] }));
    }
}
