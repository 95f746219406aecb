using System.Text;
using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>Idempotency keys, options of submissions, restarts and histories over HTTP.</summary>
public sealed class SubmissionTests(ServerFixture fixture)
{
    private readonly HttpClient _client = fixture.Server.CreateClient();

    [Theory]
    [InlineData("\"{0}\"", "{0}")]
    [InlineData("{0}", "{0}")]
    public async Task A_repeated_submission_has_the_same_answer(string first, string second)
    {
        var key = Guid.NewGuid().ToString();
        var body = Samples.Start("once", Samples.Batch("true"));
        var one = await SubmitAsync(body, string.Format(null, first, key));
        var two = await SubmitAsync(body.Replace("\"name\":\"once\"", "\"name\" : \"once\"", StringComparison.Ordinal), string.Format(null, second, key));

        (one.Status, two.Status).ShouldBe((201, 201), two.Text);
        two.Json.GetProperty("execution_id").GetInt64().ShouldBe(one.Json.GetProperty("execution_id").GetInt64());
    }

    [Fact]
    public async Task A_different_body_with_the_same_key_is_422()
    {
        var key = Guid.NewGuid().ToString();
        (await SubmitAsync(Samples.Start("one", Samples.Batch("true")), key)).Status.ShouldBe(201);
        var answer = await SubmitAsync(Samples.Start("two", Samples.Batch("true")), key);
        answer.Status.ShouldBe(422);
        answer.Message.ShouldStartWith($"The idempotency key '{key}' was used for another submission");
    }

    [Theory]
    [InlineData("\"\"", "The header Idempotency-Key is empty")]
    [InlineData("{256}", "The header Idempotency-Key has 256 characters; at most 255 are allowed.")]
    public async Task An_invalid_key_is_400(string key, string message)
    {
        var answer = await SubmitAsync(
            Samples.Start("one", Samples.Batch("true")), key.Replace("{256}", new string('x', 256), StringComparison.Ordinal));
        answer.Status.ShouldBe(400);
        answer.Message.ShouldStartWith(message);
    }

    [Fact]
    public async Task Options_of_a_submission_are_shown()
    {
        var id = await StartAsync("\"priority\": 7, \"time_limit\": 3600, \"expected_duration\": 12.5");
        var execution = (await ApiAnswer.SendAsync(_client, "GET", $"execution/{id}")).Json;
        execution.GetProperty("priority").GetInt32().ShouldBe(7);
        execution.GetProperty("time_limit").GetDouble().ShouldBe(3600);
        execution.GetProperty("expected_duration").GetDouble().ShouldBe(12.5);
        execution.GetProperty("duration_estimated").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"priority\": 1.5", "priority must be an integer.")]
    [InlineData("\"priority\": 101", "The priority is 101; it must be between -100 and 100.")]
    [InlineData("\"time_limit\": 0", "time_limit must be a number of seconds above 0")]
    [InlineData("\"expected_duration\": \"long\"", "expected_duration must be a number of seconds above 0")]
    [InlineData("\"timelimit\": 1", "The body has an unknown member 'timelimit'. Did you mean 'time_limit'?")]
    public async Task Invalid_options_are_400(string options, string message)
    {
        var answer = await ApiAnswer.SendAsync(_client, "POST", "execution", Body(options));
        answer.Status.ShouldBe(400);
        answer.Message.ShouldStartWith(message);
    }

    [Fact]
    public async Task An_ended_execution_is_restarted_as_it_was_or_with_changes()
    {
        var id = await ExecutionDriver.StartAsync(_client, "first", Samples.Batch("sh -c 'exit 3'"));
        await ExecutionDriver.WaitForAsync(_client, id, "error");

        var same = await RestartAsync(id, "");
        var fixedOne = await RestartAsync(id, Samples.Start("fixed", Samples.Batch("true")));

        (await ExecutionDriver.WaitForAsync(_client, same, "error", "terminated")).GetProperty("status").GetString().ShouldBe("error");
        var ended = await ExecutionDriver.WaitForAsync(_client, fixedOne, "error", "terminated");
        ended.GetProperty("status").GetString().ShouldBe("terminated");
        ended.GetProperty("name").GetString().ShouldBe("fixed");
        ended.GetProperty("restart_of").GetInt64().ShouldBe(id);
    }

    [Fact]
    public async Task An_active_or_unknown_execution_cannot_be_restarted()
    {
        var id = await ExecutionDriver.StartAsync(_client, "active", Samples.Batch("sleep 600"));
        (await ApiAnswer.SendAsync(_client, "POST", $"execution/{id}/restart", "{}")).Status.ShouldBe(400);
        (await ApiAnswer.SendAsync(_client, "POST", "execution/987654/restart", "{}")).Status.ShouldBe(404);
        (await ApiAnswer.SendAsync(_client, "POST", $"execution/{id}/restart", "[]")).Message
            .ShouldBe("The body must be an object with what to change.");
        (await ApiAnswer.SendAsync(_client, "DELETE", $"execution/{id}")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_history_tells_who_terminated_the_execution_and_why()
    {
        var id = await ExecutionDriver.StartAsync(_client, "history", Samples.Batch("sleep 600"));
        await ExecutionDriver.WaitForAsync(_client, id, "running");
        (await ApiAnswer.SendAsync(_client, "DELETE", $"execution/{id}")).Status.ShouldBe(204);
        await ExecutionDriver.WaitForAsync(_client, id, "terminated");

        var history = (await ApiAnswer.SendAsync(_client, "GET", $"execution/{id}/history")).Json;
        history.GetProperty("omitted").GetInt32().ShouldBe(0);
        var ending = history.GetProperty("entries").EnumerateArray().Single(entry => entry.GetProperty("to").GetString() == "cleaning up");
        ending.GetProperty("by").GetString().ShouldBe("admin");
        ending.GetProperty("reason").GetString().ShouldBe("user admin request from API");
        ending.GetProperty("service").ValueKind.ShouldBe(JsonValueKind.Null);
        (await ApiAnswer.SendAsync(_client, "GET", "execution/987654/history")).Status.ShouldBe(404);
    }

    private static string Body(string options) =>
        Samples.Start("options", Samples.Batch("true")).Insert(1, options + ",");

    private async Task<long> StartAsync(string options)
    {
        var answer = await ApiAnswer.SendAsync(_client, "POST", "execution", Body(options));
        answer.Status.ShouldBe(201, answer.Text);
        return answer.Json.GetProperty("execution_id").GetInt64();
    }

    private async Task<long> RestartAsync(long id, string body)
    {
        var answer = await ApiAnswer.SendAsync(_client, "POST", $"execution/{id}/restart", body);
        answer.Status.ShouldBe(201, answer.Text);
        return answer.Json.GetProperty("execution_id").GetInt64();
    }

    private async Task<ApiAnswer> SubmitAsync(string body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/0.7/execution");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return new ApiAnswer(
            (int)response.StatusCode, response.ReasonPhrase ?? "",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }
}
