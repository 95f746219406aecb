using System.Net;
using System.Text.Json.Nodes;
using Zoe.TestKit;
using Zoe.Web.Tests.Links;

namespace Zoe.Web.Tests.SeveralHosts;

/// <summary>Two servers on one PostgreSQL server, each with a data folder of its own: logins and links are valid on both.</summary>
public sealed class SharedLoginTests : IAsyncLifetime
{
    private PostgresServer? _postgres;
    private ServerProcess _first = null!;
    private ServerProcess _second = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.FindObstacle() is not null) return;
        _postgres = await PostgresServer.StartAsync();
        var environment = new Dictionary<string, string> { ["ZOE_STORE"] = _postgres.Url };
        // At the same time, so that both want to create keys.
        var servers = await Task.WhenAll(ServerProcess.StartAsync(environment: environment), ServerProcess.StartAsync(environment: environment));
        await Task.WhenAll(servers.Select(server => server.WaitUntilReadyAsync()));
        // The first is the one that leads: services are processes of its own.
        var leads = await LeadsAsync(servers[0]);
        (_first, _second) = leads ? (servers[0], servers[1]) : (servers[1], servers[0]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is null) return;
        await _first.DisposeAsync();
        await _second.KillAsync();
        Directory.Delete(_second.DataPath, recursive: true);
        await _second.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    [Fact]
    public async Task A_cookie_of_one_server_is_valid_on_the_other_until_a_logout_on_any()
    {
        Assert.SkipWhen(_postgres is null, PostgresServer.FindObstacle() ?? "");
        foreach (var (one, other) in new[] { (_first, _second), (_second, _first) })
        {
            var cookie = await LogInAsync(one);
            (await GetAsync(other, "/api/0.7/execution", cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);

            using var client = one.CreateAnonymousClient();
            using var logout = new HttpRequestMessage(HttpMethod.Post, "/logout");
            logout.Headers.Add("Cookie", cookie);
            (await client.SendAsync(logout, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

            (await GetAsync(other, "/api/0.7/execution", cookie)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await GetAsync(one, "/api/0.7/execution", cookie)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_link_is_the_same_on_both_servers_and_each_forwards_it()
    {
        Assert.SkipWhen(_postgres is null, PostgresServer.FindObstacle() ?? "");
        using var client = _second.CreateClient();
        var id = await ExecutionDriver.StartAsync(client, "linked", LinkedService.Zapp());
        var execution = await ExecutionDriver.WaitForAsync(client, id, "running");
        using var ofFirst = _first.CreateClient();
        while (!(await ApiAnswer.SendAsync(ofFirst, "GET", $"service/logs/{execution.GetProperty("services")[0]}?follow=false")).Text.Contains("Listening", StringComparison.Ordinal))
            await Task.Delay(50, Cancellation);

        var link = await FindLinkAsync(client, id);
        link.ShouldBe(await FindLinkAsync(ofFirst, id));
        var cookie = await LogInAsync(_first);
        (await GetAsync(_first, link, cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(_second, link, cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Both_servers_are_ready_and_say_who_leads()
    {
        Assert.SkipWhen(_postgres is null, PostgresServer.FindObstacle() ?? "");
        foreach (var (server, role) in new[] { (_first, "leader"), (_second, "follower") })
        {
            using var client = server.CreateAnonymousClient();
            (await client.GetAsync("/health/ready", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
            var info = JsonNode.Parse(await client.GetStringAsync("/api/0.7/info", Cancellation))!;
            info["role"]!.GetValue<string>().ShouldBe(role);
        }
    }

    private static async Task<bool> LeadsAsync(ServerProcess server)
    {
        using var client = server.CreateAnonymousClient();
        return JsonNode.Parse(await client.GetStringAsync("/api/0.7/info", Cancellation))!["role"]!.GetValue<string>() == "leader";
    }

    private static async Task<string> FindLinkAsync(HttpClient client, long id) =>
        JsonNode.Parse((await ApiAnswer.SendAsync(client, "GET", $"execution/endpoints/{id}")).Text)!["endpoints"]![0]![2]!.GetValue<string>();

    private static async Task<HttpResponseMessage> GetAsync(ServerProcess server, string path, string cookie)
    {
        using var client = server.CreateAnonymousClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request, Cancellation);
    }

    private static async Task<string> LogInAsync(ServerProcess server)
    {
        using var client = server.CreateAnonymousClient();
        using var answer = await client.PostAsync("/login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["user"] = "admin",
            ["password"] = server.Password,
            ["next"] = "/links",
        }), Cancellation);
        return answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("zoe=", StringComparison.Ordinal)).Split(';')[0];
    }
}
