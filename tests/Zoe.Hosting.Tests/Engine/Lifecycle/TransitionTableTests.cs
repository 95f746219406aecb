using FsCheck;
using FsCheck.Fluent;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Tests.Engine.Transitions;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine.Lifecycle;

/// <summary>Executions change only as the table of transitions says.</summary>
public sealed class TransitionTableTests
{
    private const int Steps = 60;

    [Fact]
    public void Every_history_is_a_path_through_the_table() =>
        Prop.ForAll(RandomHistory.Seeds, seed =>
        {
            var last = new Dictionary<long, ExecutionEvent>();
            foreach (var entry in Events(seed))
            {
                if (entry.Service is not null) continue;
                if (last.TryGetValue(entry.ExecutionId, out var before)) entry.From.ShouldBe(before.To, $"{entry}");
                if (entry.From is not null && entry.From != entry.To)
                    ExecutionTransitions.Allows(Parse(entry.From), Parse(entry.To)).ShouldBeTrue($"{entry}");
                last[entry.ExecutionId] = entry;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Entries_of_an_execution_are_numbered_without_gaps() =>
        Prop.ForAll(RandomHistory.Seeds, seed =>
        {
            foreach (var history in Events(seed).GroupBy(entry => entry.ExecutionId))
                history.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(1, history.Count()));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_transition_of_the_table_happens()
    {
        var missing = ExecutionTransitions.All.Select(one => (one.From, one.To)).ToHashSet();
        for (var seed = 0; seed < 400 && missing.Count > 0; seed++)
        {
            foreach (var entry in Events(seed))
                if (entry is { Service: null, From: { } from }) missing.Remove((Parse(from), Parse(entry.To)));
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void No_other_transition_is_possible()
    {
        foreach (var from in Enum.GetValues<ExecutionStatus>().Where(status => status.IsActive()))
        {
            var history = new RandomHistory(seed: 0);
            history.Submit(Applications.Batch());
            var execution = history.State.Executions.Values.Single() with { Status = from };
            var state = new EngineState().WithStored(execution);
            foreach (var to in Enum.GetValues<ExecutionStatus>().Where(status => status != from))
            {
                if (ExecutionTransitions.Allows(from, to)) state.With(execution with { Status = to });
                else Should.Throw<InvalidOperationException>(() => state.With(execution with { Status = to }));
            }
        }
    }

    private static IEnumerable<ExecutionEvent> Events(int seed)
    {
        var history = new RandomHistory(seed);
        for (var step = 0; step < Steps; step++)
        {
            history.Step();
            foreach (var entry in history.State.Events.Reverse()) yield return entry;
        }
    }

    private static ExecutionStatus Parse(string name) =>
        ExecutionStatusNames.TryParse(name, out var status) ? status : throw new ArgumentException(name, nameof(name));
}
