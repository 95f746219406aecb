using System.Net;
using Microsoft.Extensions.Time.Testing;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Tests.Engines;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class EngineCallsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("""{"message":"No such container: x\n"}""", "No such container: x")]
    [InlineData("Not Found\n", "Not Found")]
    [InlineData("""{"message":7}""", """{"message":7}""")]
    [InlineData("[]", "[]")]
    [InlineData("", "HTTP status 404")]
    public async Task A_refusal_has_the_engines_message_or_else_its_text(string body, string message)
    {
        await using var server = new FakeEngine { Answer = ("404 Not Found", body) };
        using var engine = server.Connect();

        var refusal = await Should.ThrowAsync<DockerEngineException>(() => engine.InspectContainerAsync("x", None));

        (refusal.Status, refusal.Message).ShouldBe((HttpStatusCode.NotFound, message));
    }

    [Theory]
    [InlineData("null", "gave an empty answer")]
    [InlineData("<html>", "is no Docker Engine")]
    [InlineData("""{"State":7}""", "is no Docker Engine")]
    public async Task An_answer_that_is_not_the_engines_is_no_answer(string body, string words)
    {
        await using var server = new FakeEngine { Answer = ("200 OK", body) };
        using var engine = server.Connect();

        var problem = await Should.ThrowAsync<DockerEngineException>(() => engine.InspectContainerAsync("x", None));

        problem.Status.ShouldBeNull();
        problem.Message.ShouldContain(words);
    }

    [Fact]
    public async Task Queries_and_commands_have_limits_of_their_own()
    {
        var time = new FakeTimeProvider();
        await using var server = new FakeEngine { Answer = null };
        using var engine = server.Connect(time);
        var query = engine.InspectContainerAsync("x", None);
        var start = engine.StartContainerAsync("x", None);
        var stop = engine.StopContainerAsync("x", TimeSpan.FromSeconds(30), None);
        var begin = time.GetUtcNow();
        while (server.Requests.Count(request => request.Contains("/containers/", StringComparison.Ordinal)) < 3) await Task.Delay(10, None);

        foreach (var (seconds, call) in new (int, Task)[] { (5, query), (60, start), (90, stop) })
        {
            call.IsCompleted.ShouldBeFalse();
            time.Advance(begin + TimeSpan.FromSeconds(seconds) - time.GetUtcNow());
            (await Should.ThrowAsync<DockerEngineException>(() => call)).Message.ShouldEndWith($"did not answer within {seconds} s");
        }
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_a_cancellation()
    {
        await using var server = new FakeEngine { Answer = null };
        using var engine = server.Connect();
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => engine.StartContainerAsync("x", caller.Token));
    }
}
