using System.Net.Sockets;
using System.Text;
using Zoe.AspNetCore.Api.Errors;
using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>Invalid input gets a clear error, nothing is stored, and the server keeps running.</summary>
public sealed class BadInputTests(ServerFixture fixture)
{
    private const string Zapp = """{"name":"x"}""";

    private readonly HttpClient _client = fixture.Server.CreateClient();

    [Theory]
    [InlineData("", "The body is empty")]
    [InlineData("nope", "line 1, column 2")]
    [InlineData("""{"name": "n", "application": {""", "The body is not JSON: line 1, column 31")]
    [InlineData("[]", "application and name")]
    [InlineData("{}", "The member application is missing. The member name is missing")]
    [InlineData($$"""{"aplication": {{Zapp}}, "name": "n"}""", "unknown member 'aplication'. Did you mean 'application'?")]
    [InlineData($$"""{"application": {{Zapp}}, "name": "n", "owner": "me"}""", "unknown member 'owner'")]
    [InlineData($$"""{"application": {{Zapp}}, "name": 7}""", "name must be a string")]
    [InlineData($$"""{"application": {{Zapp}}, "name": " "}""", "name is empty")]
    [InlineData($$"""{"application": {{Zapp}}, "name": "a\nb"}""", "control characters")]
    [InlineData($$"""{"application": {{Zapp}}, "application": {{Zapp}}, "name": "n"}""", "the member application twice")]
    [InlineData($$"""{"application": {{Zapp}}, "name": "n"}""", "Invalid application description")]
    [InlineData("""{"application": "text", "name": "n"}""", "Invalid application description")]
    [InlineData($$"""{"application": {{Zapp}}, "name": "a\ud800"}""", "unpaired surrogate")]
    [InlineData($$"""{"application": {{Zapp}}, "na\udc00me": "n"}""", "unpaired surrogate")]
    public async Task An_invalid_submission_is_rejected_with_its_errors(string body, string expected)
    {
        var before = await CountAsync();
        var answer = await ApiAnswer.SendAsync(_client, "POST", "execution", body);
        answer.Status.ShouldBe(400);
        answer.Message.ShouldContain(expected);
        answer.Reason.ShouldBe(answer.Message);
        answer.Text.ShouldNotContain("   at ");
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_body_that_is_not_UTF8_is_rejected()
    {
        byte[] body = [.. "{\"application\": {}, \"name\": \"a"u8, 0xff, 0xfe, .. "\"}"u8];
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");

        using var answer = await _client.PostAsync("/api/0.7/execution", content, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("not UTF-8");
    }

    [Fact]
    public async Task A_null_character_in_a_command_is_rejected()
    {
        var answer = await ApiAnswer.SendAsync(_client, "POST", "execution", Samples.Start("n", Samples.Batch("echo a\0b")));
        answer.Status.ShouldBe(400);
        answer.Text.ShouldContain("ZOE1043");
    }

    [Fact]
    public async Task Errors_in_a_zapp_have_their_position_in_the_body()
    {
        var body = "{\n  \"name\": \"n\",\n  \"application\": " + Samples.Read("hello-batch")
            .Replace("\"essential_count\": 1", "\"essential_count\": 5", StringComparison.Ordinal) + "}";
        var answer = await ApiAnswer.SendAsync(_client, "POST", "execution", body);
        answer.Status.ShouldBe(400);
        var error = answer.Json.GetProperty("errors")[0];
        error.GetProperty("code").GetString()!.ShouldStartWith("ZOE");
        error.GetProperty("pointer").GetString()!.ShouldStartWith("/application/services/0");
        var line = body.Split('\n')[error.GetProperty("line").GetInt32() - 1];
        line.ShouldContain("essential_count");
    }

    [Fact]
    public async Task An_unknown_field_of_a_zapp_is_rejected()
    {
        var body = Samples.Start("n", Samples.Read("hello-batch").Replace("\"size\"", "\"sise\"", StringComparison.Ordinal));
        var answer = await ApiAnswer.SendAsync(_client, "POST", "execution", body);
        answer.Status.ShouldBe(400);
        answer.Text.ShouldContain("sise");
    }

    [Fact]
    public async Task A_body_of_20_MB_is_rejected_with_413_and_a_text()
    {
        var before = await CountAsync();
        foreach (var path in new[] { "execution", "zapp_validate" })
        {
            var answer = await ApiAnswer.SendAsync(_client, "POST", path, new string(' ', 20_000_000));
            answer.Status.ShouldBe(413);
            answer.Message.ShouldContain("10 MiB");
        }

        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_truncated_body_stores_nothing()
    {
        var before = await CountAsync();
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{ServerProcess.DefaultPassword}"));
        using var connection = new TcpClient();
        await connection.ConnectAsync(fixture.Server.Url.Host, fixture.Server.Url.Port, TestContext.Current.CancellationToken);
        var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/0.7/execution HTTP/1.1\r\nHost: zoe\r\nAuthorization: Basic {credentials}\r\n"
                + "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"name\": \"n\", \"appli"),
            TestContext.Current.CancellationToken);
        // A client that disconnects within a body counts as aborted and may get no response.
        connection.Client.Shutdown(SocketShutdown.Send);
        while (!await HasClosedAsync(stream)) { }

        (await CountAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("GET", "execution/987654", 404)]
    [InlineData("GET", "execution/one", 404)]
    [InlineData("GET", "execution/-1", 404)]
    [InlineData("GET", "execution/99999999999999999999", 404)]
    [InlineData("GET", "execution/endpoints/987654", 404)]
    [InlineData("GET", "service/987654", 404)]
    [InlineData("GET", "service/logs/987654", 404)]
    [InlineData("GET", "discovery/by_group/987654/all", 404)]
    [InlineData("DELETE", "execution/987654", 404)]
    [InlineData("DELETE", "execution/delete/987654", 404)]
    [InlineData("GET", "nothing", 404)]
    [InlineData("PUT", "info", 405)]
    [InlineData("GET", "zapp_validate", 405)]
    [InlineData("GET", "execution?limit=many", 400)]
    [InlineData("GET", "execution?limit=-1", 400)]
    [InlineData("GET", "execution?status=runing", 400)]
    [InlineData("GET", "execution?later_than_submit=yesterday", 400)]
    [InlineData("GET", "execution?later_than_submit=NaN", 400)]
    [InlineData("GET", "execution?later_than_submit=1e300", 400)]
    [InlineData("GET", "execution?stats=x", 400)]
    [InlineData("GET", "execution?name=a&name=b", 400)]
    public async Task An_unknown_id_route_or_filter_gets_a_clear_error(string method, string path, int status)
    {
        var answer = await ApiAnswer.SendAsync(_client, method, path);
        answer.Status.ShouldBe(status);
        answer.Message.ShouldNotBeNullOrWhiteSpace();
        answer.Reason.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("nope", 400, "not JSON")]
    [InlineData("""{"name": "x"}""", 400, "Invalid application description")]
    public async Task A_bad_zapp_does_not_validate(string body, int status, string expected)
    {
        using var anonymous = fixture.Server.CreateAnonymousClient();
        var answer = await ApiAnswer.SendAsync(anonymous, "POST", "zapp_validate", body);
        answer.Status.ShouldBe(status);
        answer.Message.ShouldContain(expected);
    }

    [Fact]
    public void Reason_phrases_are_one_line_of_ascii()
    {
        ApiErrors.ToPhrase("a\r\nX-Evil: ü\t" + new string('x', 500)).ShouldBe("a  X-Evil: ? " + new string('x', 187));
    }

    private static async Task<bool> HasClosedAsync(NetworkStream stream)
    {
        try
        {
            return await stream.ReadAsync(new byte[1024], TestContext.Current.CancellationToken) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private async Task<int> CountAsync() =>
        (await ApiAnswer.SendAsync(_client, "GET", "execution?name=n")).Json.EnumerateObject().Count();
}
