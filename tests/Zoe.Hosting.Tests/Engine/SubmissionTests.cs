using Microsoft.Extensions.DependencyInjection;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Tests.Support;
using Zoe.Model;

namespace Zoe.Hosting.Tests.Engine;

/// <summary>Submissions of an embedding program are validated like those over the network.</summary>
public sealed class SubmissionTests : EngineTest
{
    public static TheoryData<string, string> Bad => new()
    {
        { "placeholder", "{nonsense}" },
        { "lone brace", "stands alone" },
        { "empty name", "name of the execution is empty" },
        { "control character", "U+0007" },
        { "lone surrogate in the name", "surrogate" },
        { "lone surrogate in a variable", "surrogate" },
        { "no services", "'services' is empty" },
        { "null command", "U+0000" },
        { "null in a variable", "U+0000" },
        { "variable name", "cannot name a variable" },
        { "missing image", "missing" },
        { "too many variables", "the limit is 4096" },
        { "too many instances", "the limit is 4096" },
        { "long name", "has 129 characters" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task An_invalid_submission_is_rejected_and_the_engine_continues(string what, string reason)
    {
        await using var engine = await StartAsync(Cluster("a"));

        var refusal = await Should.ThrowAsync<InvalidSubmissionException>(
            () => engine.Executions.SubmitAsync(Make(what), CancellationToken.None).WaitAsync(EngineHost.Timeout));

        refusal.Message.ShouldContain(reason);
        await engine.WaitAsync((await engine.SubmitAsync(Applications.Batch())).Id, ExecutionStatus.Terminated);
    }

    [Fact]
    public async Task A_request_that_fails_in_the_engine_fails_alone()
    {
        await using var engine = await StartAsync(Cluster("a"));
        var request = new FaultyRequest();

        engine.Services.GetRequiredService<EngineInbox>().Post(request);

        (await Should.ThrowAsync<InvalidTimeZoneException>(request.Answer.WaitAsync(EngineHost.Timeout))).Message.ShouldBe("as ordered");
        await engine.WaitAsync((await engine.SubmitAsync(Applications.Batch())).Id, ExecutionStatus.Terminated);
    }

    private static Submission Make(string what)
    {
        var service = Applications.Service("main", "run 0.1", monitor: true);
        var name = what switch
        {
            "empty name" => " ",
            "control character" => "a\a",
            "lone surrogate in the name" => "a\ud800",
            "long name" => new string('a', 129),
            _ => "run",
        };
        ZAppService[] services = what switch
        {
            "placeholder" => [service with { Environment = [new("A", "{nonsense}")] }],
            "lone brace" => [service with { Environment = [new("A", "{")] }],
            "lone surrogate in a variable" => [service with { Environment = [new("A", "\udc00")] }],
            "no services" => [],
            "null command" => [service with { Command = "run\0" }],
            "null in a variable" => [service with { Environment = [new("A", "\0")] }],
            "variable name" => [service with { Environment = [new("A=B", "1")] }],
            "missing image" => [service with { Image = null! }],
            "too many variables" => [service with { Environment = [.. Enumerable.Range(0, 5000).Select(i => new EnvironmentVariable($"V{i}", ""))] }],
            "too many instances" => [service with { TotalCount = 65_536 }],
            _ => [service],
        };
        return new Submission(Applications.Of(services), name, EngineHost.Owner);
    }

    private sealed record FaultyRequest : Request
    {
        private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Answer => _answer.Task;

        public override EngineState Apply(EngineState state, DateTimeOffset now) => throw new InvalidTimeZoneException("as ordered");

        public override void Complete() => _answer.TrySetResult();

        public override void Fail(Exception exception) => _answer.TrySetException(exception);
    }
}
