using System.Net;
using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>What users do is recorded, refused requests too.</summary>
public sealed class AuditTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submission_termination_deletion_and_refusals_are_recorded()
    {
        using var client = fixture.Server.CreateClient();
        using var refused = await client.PostAsync("api/0.7/execution", Json("""{"name": "audited"}"""), Cancellation);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var started = await client.PostAsync("api/0.7/execution", Json($$"""{"name": "audited", "application": {{Samples.Batch("sleep 100")}}}"""), Cancellation);
        var id = JsonDocument.Parse(await started.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("execution_id").GetInt64();
        using var terminated = await client.DeleteAsync($"api/0.7/execution/{id}", Cancellation);
        using var missing = await client.DeleteAsync("api/0.7/execution/999999", Cancellation);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // Each with a filter: a page has 100 entries, and other tests use the same server.
        var unknown = await ReadAsync(client, "?target=execution%20999999", found => found.Count > 0);
        unknown.ShouldAllBe(entry => Of(entry, "action") == "execution.terminate" && Of(entry, "result") == "refused");
        var entries = await ReadAsync(client, $"?target=execution%20{id}", found => found.Count > 1);
        entries.ShouldContain(entry => Of(entry, "action") == "execution.submit"
            && Of(entry, "result") == "ok" && Of(entry, "user") == "admin" && Of(entry, "source") == "127.0.0.1");
        entries.ShouldContain(entry => Of(entry, "action") == "execution.terminate" && Of(entry, "result") == "ok");
        var submissions = await ReadAsync(client, "?action=execution.submit&result=refused", found => found.Count > 0);
        submissions.ShouldContain(entry => Of(entry, "detail") != null);
        (await ReadAsync(client, $"?target=execution%20{id}&action=execution.submit", found => found.Count > 0)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Logins_are_recorded_without_a_password_or_an_unknown_name()
    {
        // Failed logins of other tests slow down those that follow on the same server.
        await using var server = await ServerProcess.StartAsync();
        using var wrong = server.CreateClient(password: "not the password 17");
        using var answer = await wrong.GetAsync("api/0.7/login", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var anonymous = server.CreateAnonymousClient();
        anonymous.DefaultRequestHeaders.Authorization =
            new("Basic", Convert.ToBase64String("typed-password-23:x"u8));
        using var unknown = await anonymous.GetAsync("api/0.7/login", Cancellation);
        using var client = server.CreateClient();
        using var right = await client.GetAsync("api/0.7/login", Cancellation);
        right.StatusCode.ShouldBe(HttpStatusCode.OK);

        var entries = await ReadAsync(client, "?action=login", found => found.Exists(entry => Of(entry, "result") == "ok")
            && found.Exists(entry => Of(entry, "user") == "unknown") && found.Exists(entry => Of(entry, "user") == "admin" && Of(entry, "result") == "refused"));
        entries.ShouldContain(entry => Of(entry, "user") == "admin" && Of(entry, "result") == "ok");
        var text = JsonSerializer.Serialize(entries);
        text.ShouldNotContain("not the password 17");
        text.ShouldNotContain("typed-password-23");
    }

    [Theory]
    [InlineData("?usr=x", "usr is not a filter.")]
    [InlineData("?limit=0", "limit is '0'; it must be an integer from 1 to 1000.")]
    [InlineData("?result=good", "result is 'good'; it must be ok, refused or failed.")]
    public async Task Wrong_filters_are_refused(string query, string message)
    {
        using var client = fixture.Server.CreateClient();
        using var answer = await client.GetAsync("api/0.7/audit" + query, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain(message);
    }

    [Fact]
    public async Task It_needs_a_login()
    {
        using var client = fixture.Server.CreateAnonymousClient();
        using var answer = await client.GetAsync("api/0.7/audit", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    // Entries are written within a second or so.
    private static async Task<List<JsonElement>> ReadAsync(HttpClient client, string query, Predicate<List<JsonElement>> isComplete)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            using var page = JsonDocument.Parse(await client.GetStringAsync("api/0.7/audit" + query, limit.Token));
            var entries = page.RootElement.GetProperty("entries").EnumerateArray().Select(entry => entry.Clone()).ToList();
            if (isComplete(entries)) return entries;
            await Task.Delay(50, limit.Token);
        }
    }

    private static string? Of(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
}
