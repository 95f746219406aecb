using Zoe.TestKit;

namespace Zoe.Web.Tests.Logs;

/// <summary>Parts of logs over HTTP.</summary>
public sealed class LogRouteTests(ServerFixture fixture)
{
    private readonly HttpClient _client = fixture.Server.CreateClient();

    [Fact]
    public async Task A_part_of_a_log_is_found_by_time_and_by_its_last_lines()
    {
        var signal = Path.Combine(fixture.Server.DataPath, "go-on");
        var id = await ExecutionDriver.StartAsync(
            _client, "parts", Samples.Batch($"sh -c 'echo a; echo b; while [ ! -e {signal} ]; do sleep 0.05; done; echo c; echo d'"));
        var service = (await ExecutionDriver.WaitForAsync(_client, id, "running")).GetProperty("services")[0].GetInt64();
        while (await ReadAsync(service, "follow=false") != "a\nb\n") await Task.Delay(20, TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        var middle = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(signal, "", TestContext.Current.CancellationToken);
        await ExecutionDriver.WaitForAsync(_client, id, "terminated");

        (await ReadAsync(service, "")).ShouldBe("a\nb\nc\nd\n");
        (await ReadAsync(service, "tail=1")).ShouldBe("d\n");
        (await ReadAsync(service, $"since={middle:R}")).ShouldBe("c\nd\n");
        (await ReadAsync(service, $"until={middle:R}")).ShouldBe("a\nb\n");
        (await ReadAsync(service, $"until={middle:R}&tail=1")).ShouldBe("b\n");
        (await ReadAsync(service, "since=4000000000")).ShouldBe("");
        (await ReadAsync(service, "from=1-2")).ShouldBe("b\nc\nd\n");
        (await ReadAsync(service, "cursors=true&tail=1")).ShouldBe("2 1-8\nd\n");
        (await ReadAsync(service, "cursors=true&from=1-6")).ShouldBe("2 1-8\nd\n");
        (await ReadAsync(service, "cursors=true&from=1-8")).ShouldBe("");
    }

    [Fact]
    public async Task Head_of_a_log_that_is_followed_ends_at_once()
    {
        var id = await ExecutionDriver.StartAsync(_client, "head", Samples.Batch("sleep 600"));
        var service = (await ExecutionDriver.WaitForAsync(_client, id, "running")).GetProperty("services")[0].GetInt64();
        using var request = new HttpRequestMessage(HttpMethod.Head, $"/api/0.7/service/{service}/logs?follow=true");
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await ApiAnswer.SendAsync(_client, "DELETE", $"execution/{id}")).Status.ShouldBe(204);
    }

    [Theory]
    [InlineData("since=yesterday", "since is 'yesterday'")]
    [InlineData("tail=-1", "tail is '-1'")]
    [InlineData("tail=1&tail=2", "tail is given 2 times")]
    [InlineData("follow=true&until=1", "cannot be combined")]
    [InlineData("sinse=1", "Did you mean 'since'?")]
    [InlineData("from=4096", "it must be a position in the log")]
    [InlineData("from=1--4", "it must be a position in the log")]
    [InlineData("from=1-4&tail=2", "cannot be combined with since or tail")]
    [InlineData("from=1-4&since=2", "cannot be combined with since or tail")]
    [InlineData("cursors=1", "it must be true or false")]
    public async Task An_invalid_query_is_rejected(string query, string expected)
    {
        var answer = await ApiAnswer.SendAsync(_client, "GET", $"service/1/logs?{query}");
        answer.Status.ShouldBe(400);
        answer.Message.ShouldContain(expected);
    }

    private async Task<string> ReadAsync(long service, string query) =>
        (await ApiAnswer.SendAsync(_client, "GET", $"service/{service}/logs?{query}")).Text;
}
