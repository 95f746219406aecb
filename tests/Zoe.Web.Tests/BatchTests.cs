using System.Text.Json.Nodes;
using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>Several submissions in one request.</summary>
public sealed class BatchTests(ServerFixture fixture)
{
    private const string Path = "execution/batch";

    private readonly HttpClient _client = fixture.Server.CreateClient();

    [Fact]
    public async Task Each_submission_has_its_result_in_order()
    {
        var invalid = Submission("two", Samples.Batch("true").Replace("\"size\"", "\"sise\"", StringComparison.Ordinal));

        var answer = await SendAsync(Submission("one"), invalid, Submission(""), Submission("four"));

        answer.Status.ShouldBe(200);
        var results = answer.Json.GetProperty("results").EnumerateArray().ToList();
        results.Count.ShouldBe(4);
        foreach (var (index, name) in new[] { (0, "one"), (3, "four") })
        {
            results[index].EnumerateObject().Select(member => member.Name).ShouldBe(["execution_id"]);
            var id = results[index].GetProperty("execution_id").GetInt64();
            (await ExecutionDriver.WaitForAsync(_client, id, "terminated")).GetProperty("name").GetString().ShouldBe(name);
        }

        results[1].GetProperty("message").GetString()!.ShouldStartWith("Invalid application description: ");
        var error = results[1].GetProperty("errors")[0];
        error.GetProperty("pointer").GetString()!.ShouldStartWith("/executions/1/application");
        results[2].GetProperty("message").GetString().ShouldBe("name is empty.");
    }

    [Fact]
    public async Task The_position_of_an_error_is_that_in_the_body()
    {
        const string good = """{"name":"a","application":{}}""";
        var answer = await ApiAnswer.SendAsync(_client, "POST", Path, $"{{\"executions\":[\n{good},\n{good}]}}");

        var results = answer.Json.GetProperty("results").EnumerateArray().ToList();
        results.Select(result => result.GetProperty("errors")[0].GetProperty("line").GetInt32()).ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData("[]", "The body must be an object with the one member executions, a list of submissions.")]
    [InlineData("""{"executions":{}}""", "The body must be an object with the one member executions, a list of submissions.")]
    [InlineData("""{"executions":[],"more":1}""", "The body must be an object with the one member executions, a list of submissions.")]
    [InlineData("""{"executions":[]}""", "The body has 0 submissions; it must have from 1 to 1000.")]
    public async Task A_body_that_is_not_a_list_of_submissions_is_rejected(string body, string message)
    {
        var answer = await ApiAnswer.SendAsync(_client, "POST", Path, body);

        (answer.Status, answer.Message).ShouldBe((400, message));
    }

    [Fact]
    public async Task More_submissions_than_allowed_are_rejected_altogether()
    {
        var answer = await ApiAnswer.SendAsync(_client, "POST", Path, $"{{\"executions\":[{string.Join(',', Enumerable.Repeat("{}", 1001))}]}}");

        (answer.Status, answer.Message).ShouldBe((400, "The body has 1001 submissions; it must have from 1 to 1000."));
    }

    private Task<ApiAnswer> SendAsync(params JsonNode[] submissions) => ApiAnswer.SendAsync(
        _client, "POST", Path, new JsonObject { ["executions"] = new JsonArray(submissions) }.ToJsonString());

    private static JsonObject Submission(string name, string? application = null) => new()
    {
        ["name"] = name,
        ["application"] = JsonNode.Parse(application ?? Samples.Batch("true")),
    };
}
