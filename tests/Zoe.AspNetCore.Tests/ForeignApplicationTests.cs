using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Zoe.AspNetCore.Tests;

/// <summary>The API in an application with routes of its own.</summary>
public sealed class ForeignApplicationTests(ForeignApplication application) : IClassFixture<ForeignApplication>
{
    private readonly HttpClient _client = application.CreateClient();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Own_routes_get_no_headers_rules_or_errors_of_Zoe()
    {
        using var start = await _client.GetAsync("/", Cancellation);
        (await start.Content.ReadAsStringAsync(Cancellation)).ShouldBe("own start page");
        start.Headers.Contains("Content-Security-Policy").ShouldBeFalse();
        using var form = await SendAsync(HttpMethod.Post, "/own/form", origin: "http://elsewhere.example");
        (await form.Content.ReadAsStringAsync(Cancellation)).ShouldBe("own form");
        using var failure = await _client.GetAsync("/own/failure", Cancellation);
        failure.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await failure.Content.ReadAsStringAsync(Cancellation)).ShouldBe("own error page");
    }

    [Fact]
    public async Task Own_login_is_still_the_default_and_counts_only_on_own_routes()
    {
        using var asked = await _client.GetAsync("/own/secret", Cancellation);
        asked.Headers.Location!.PathAndQuery.ShouldStartWith("/own/login?");
        var cookie = await ReadCookieAsync("/own/sign-in");
        using var secret = await SendAsync(HttpMethod.Get, "/own/secret", cookie: cookie);
        (await secret.Content.ReadAsStringAsync(Cancellation)).ShouldBe("admin");
        using var executions = await SendAsync(HttpMethod.Get, "/lab/api/0.7/execution", cookie: cookie);
        executions.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await executions.Content.ReadAsStringAsync(Cancellation)).ShouldContain("Login required.");
    }

    [Fact]
    public async Task Login_of_Zoe_counts_only_below_the_prefix()
    {
        using var answer = await _client.PostAsync("/lab/login", new FormUrlEncodedContent(ForeignApplication.Form), Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.ShouldBe("/lab/links");
        var cookies = answer.Headers.GetValues("Set-Cookie").ToArray();
        cookies.ShouldAllBe(cookie => cookie.Contains("path=/lab;", StringComparison.OrdinalIgnoreCase));
        var login = cookies.Single(cookie => cookie.StartsWith("zoe=", StringComparison.Ordinal)).Split(';')[0];
        using var links = await SendAsync(HttpMethod.Get, "/lab/links", cookie: login);
        links.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var secret = await SendAsync(HttpMethod.Get, "/own/secret", cookie: login);
        secret.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("/lab/api/0.7/execution")]
    [InlineData("/lab/api/0.7/statistics/scheduler")]
    [InlineData("/lab/api/0.7/service/1")]
    [InlineData("/lab/links")]
    [InlineData("/lab/links-to/1-1-8080-00/")]
    public async Task Routes_of_Zoe_require_a_login(string path)
    {
        using var answer = await _client.GetAsync(path, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Browsers_are_redirected_to_the_login_page_below_the_prefix()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/lab/links");
        request.Headers.Add("Accept", "text/html");
        using var answer = await _client.SendAsync(request, Cancellation);
        answer.Headers.Location!.OriginalString.ShouldBe("/lab/login?next=%2Flab%2Flinks");
    }

    [Theory]
    [InlineData("/lab/api/0.7/execution")]
    [InlineData("/lab/logout")]
    [InlineData("/lab/links-to/1-1-8080-00/")]
    public async Task Requests_of_other_sites_that_change_something_are_rejected(string path)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, origin: "http://elsewhere.example", logIn: true);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Execution_runs_below_the_prefix()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lab/api/0.7/execution")
        {
            Content = JsonContent.Create(new { name = "run", application = JsonElement.Parse(Zapp) }),
        };
        request.Headers.Authorization = ForeignApplication.Credentials;
        using var started = await _client.SendAsync(request, Cancellation);
        started.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("execution_id").GetInt64();
        string? status;
        do
        {
            using var execution = await SendAsync(HttpMethod.Get, $"/lab/api/0.7/execution/{id}", logIn: true);
            status = (await execution.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("status").GetString();
            await Task.Delay(20, Cancellation);
        }
        while (status is not ("running" or "error"));
        status.ShouldBe("running");
    }

    [Fact]
    public async Task Errors_below_the_prefix_are_documents_of_Zoe()
    {
        using var answer = await _client.GetAsync("/lab/nowhere", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("message").GetString()
            .ShouldBe("There is nothing at /lab/nowhere; the API is at /lab/api/0.7/.");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Fact]
    public void Data_protection_of_the_application_is_its_own() =>
        application.Application.Services.GetRequiredService<IOptions<DataProtectionOptions>>().Value.ApplicationDiscriminator.ShouldBe("Own");

    private static string Zapp =>
        """
        {
          "name": "run", "version": 3, "will_end": true, "size": 1,
          "services": [{
            "name": "main", "image": "none", "monitor": true, "total_count": 1, "essential_count": 1, "startup_order": 0,
            "command": "sleep 1", "environment": [], "volumes": [], "ports": [],
            "resources": {"memory": {"min": 16777216, "max": null}, "cores": {"min": 0.1, "max": null}}
          }]
        }
        """;

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? origin = null, string? cookie = null, bool logIn = false)
    {
        using var request = new HttpRequestMessage(method, path);
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (logIn) request.Headers.Authorization = ForeignApplication.Credentials;
        return await _client.SendAsync(request, Cancellation);
    }

    private async Task<string> ReadCookieAsync(string path)
    {
        using var answer = await _client.GetAsync(path, Cancellation);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
