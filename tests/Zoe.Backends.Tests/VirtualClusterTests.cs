using System.Text;
using Microsoft.Extensions.Time.Testing;
using Zoe.Backends.Virtual;

namespace Zoe.Backends.Tests;

public sealed class VirtualClusterTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new();
    private readonly VirtualCluster _cluster;
    private readonly VirtualBackend _backend;

    public VirtualClusterTests()
    {
        _cluster = new VirtualCluster(
            [new BackendNode { Name = "a", Images = ["zoe/batch:1"] }, new BackendNode { Name = "b" }], _clock);
        _backend = new VirtualBackend(_cluster, "test");
    }

    public ValueTask DisposeAsync() => _backend.DisposeAsync();

    [Fact]
    public async Task A_service_ends_when_its_time_has_passed_and_not_before()
    {
        await StartAsync("run 2.5 exit 3");

        _clock.Advance(TimeSpan.FromSeconds(2.4));
        (await TheOnlyServiceAsync()).State.ShouldBe(ServiceState.Running);

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        var ended = await TheOnlyServiceAsync();
        ended.State.ShouldBe(ServiceState.Exited);
        ended.ExitCode.ShouldBe(3);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sleep 1")]
    [InlineData("runner.sh 1")]
    public async Task Any_other_command_runs_until_it_is_stopped(string? command)
    {
        await StartAsync(command);

        _clock.Advance(TimeSpan.FromDays(30));
        (await TheOnlyServiceAsync()).State.ShouldBe(ServiceState.Running);
    }

    [Theory]
    [InlineData("run", "''")]
    [InlineData("run soon", "'soon'")]
    [InlineData("run -1", "'-1'")]
    [InlineData("run 4000000", "'4000000'")]
    [InlineData("run 1 exit", "''")]
    [InlineData("run 1 exit 256", "'256'")]
    [InlineData("run 1 exit 0 loudly", "'loudly'")]
    public async Task A_malformed_run_command_is_rejected_with_the_word_and_the_form(string command, string word)
    {
        var error = await Should.ThrowAsync<BackendException>(() => StartAsync(command));

        error.Failure.ShouldBe(BackendFailure.Rejected);
        error.Message.ShouldContain(word);
        error.Message.ShouldContain("run <seconds> [exit <code>] [print <text>]");
        (await _backend.ListAsync(None)).Services.ShouldBeEmpty();
    }

    [Fact]
    public void Two_nodes_of_one_name_are_refused()
    {
        var node = new BackendNode { Name = "twin" };
        Should.Throw<ArgumentException>(() => new VirtualCluster([node, node], _clock)).Message.ShouldContain("'twin'");
    }

    [Fact]
    public async Task A_start_that_takes_effect_but_reports_unreachable_is_found_by_repeating_it()
    {
        _cluster.FailNextStart("b", new StartFault(BackendFailure.Unreachable, TakesEffect: true));

        var error = await Should.ThrowAsync<BackendException>(() => StartAsync("run 5"));
        error.Failure.ShouldBe(BackendFailure.Unreachable);
        var running = await TheOnlyServiceAsync();

        (await StartAsync("run 5")).BackendId.ShouldBe(running.BackendId);
        (await _backend.ListAsync(None)).Services.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_start_that_fails_without_effect_leaves_nothing()
    {
        _cluster.FailNextStart("b", new StartFault(BackendFailure.Retryable));

        (await Should.ThrowAsync<BackendException>(() => StartAsync("run 5"))).Failure.ShouldBe(BackendFailure.Retryable);
        (await _backend.ListAsync(None)).Services.ShouldBeEmpty();
        (await StartAsync("run 5")).State.ShouldBe(ServiceState.Running);
    }

    [Fact]
    public async Task Changes_while_events_are_suppressed_are_found_only_by_listing()
    {
        await StartAsync("run 5 exit 4");
        await using var events = _backend.WatchAsync(None).GetAsyncEnumerator();
        (await NextAsync(events)).ShouldBe(new EventStreamReconnected("a"));
        (await NextAsync(events)).ShouldBe(new EventStreamReconnected("b"));

        _cluster.SuppressEvents("b", () => _clock.Advance(TimeSpan.FromSeconds(5)));

        (await NextAsync(events)).ShouldBe(new EventStreamReconnected("b"));
        (await TheOnlyServiceAsync()).ExitCode.ShouldBe(4);
    }

    [Fact]
    public async Task A_killed_service_reports_its_exit_code_and_whether_it_was_out_of_memory()
    {
        var service = await StartAsync(null);

        _cluster.Kill(service, outOfMemory: true);

        var ended = await TheOnlyServiceAsync();
        ended.ExitCode.ShouldBe(137);
        ended.OutOfMemory.ShouldBeTrue();
    }

    [Fact]
    public async Task A_service_that_ends_on_a_lost_node_is_listed_as_ended_when_the_node_is_back()
    {
        await StartAsync("run 5 exit 4");
        _cluster.LoseNode("b");
        await using var events = _backend.WatchAsync(None).GetAsyncEnumerator();
        (await NextAsync(events)).ShouldBe(new EventStreamReconnected("a"));

        _clock.Advance(TimeSpan.FromSeconds(5));
        _cluster.RestoreNode("b");

        (await NextAsync(events)).ShouldBeOfType<NodeChanged>().Node.Online.ShouldBeTrue();
        (await NextAsync(events)).ShouldBe(new EventStreamReconnected("b"));
        (await TheOnlyServiceAsync()).ExitCode.ShouldBe(4);
    }

    [Fact]
    public async Task The_output_is_the_same_each_time()
    {
        var service = await StartAsync("run 1 exit 2 print pi is 3.14");
        _clock.Advance(TimeSpan.FromSeconds(1));

        var output = new StringBuilder();
        await foreach (var chunk in _backend.ReadLogsAsync(service.Key, "b", follow: true, None))
            output.Append(Encoding.UTF8.GetString(chunk.Span));

        output.ToString().ShouldBe("host started\npi is 3.14\nhost ended with exit code 2\n");
    }

    private static async Task<BackendEvent> NextAsync(IAsyncEnumerator<BackendEvent> events)
    {
        (await events.MoveNextAsync()).ShouldBeTrue();
        return events.Current;
    }

    private Task<ObservedService> StartAsync(string? command) => _backend.StartAsync(
        new ServiceSpec { Key = new ServiceKey(1, 1, 1), HostName = "host", Image = "any", Command = command },
        "b",
        None);

    private async Task<ObservedService> TheOnlyServiceAsync() => (await _backend.ListAsync(None)).Services.ShouldHaveSingleItem();
}
