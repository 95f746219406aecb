using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Zoe.Hosting;
using Zoe.Hosting.Server.Startup;
using Zoe.Hosting.Sqlite;
using Zoe.TestKit;

namespace Zoe.Web.Tests.Links;

/// <summary>A server with a web service as a local process, and a second user who does not own it.</summary>
public class LinkedService : IAsyncLifetime
{
    public ServerProcess Server { get; private set; } = null!;

    /// <summary>Logged in as the owner.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Logged in as another user.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    public long ExecutionId { get; private set; }

    /// <summary>The link's path, with a trailing slash.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Further settings of the server.</summary>
    protected virtual IReadOnlyDictionary<string, string>? ServerEnvironment => null;

    /// <summary>The direct URL of the service.</summary>
    public Uri Direct { get; private set; } = null!;

    public static string Zapp(string urlTemplate = "http://{ip_port}/", bool proxy = true)
    {
        var zapp = JsonNode.Parse(Samples.Batch($"dotnet {System.IO.Path.Combine(AppContext.BaseDirectory, "Zoe.Web.Tests.Service.dll")}"))!;
        zapp["services"]![0]!["resources"]!["memory"] = new JsonObject { ["min"] = 1L << 29, ["max"] = 1L << 30 };
        zapp["services"]![0]!["ports"] = new JsonArray(new JsonObject
        {
            ["name"] = "Test page",
            ["url_template"] = urlTemplate,
            ["protocol"] = "tcp",
            ["port_number"] = 8080,
            ["proxy"] = proxy,
        });
        return zapp.ToJsonString();
    }

    public async ValueTask InitializeAsync()
    {
        Server = await ServerProcess.StartAsync(environment: ServerEnvironment);
        Client = Server.CreateClient();
        Stranger = await CreateStrangerAsync();
        (ExecutionId, var endpoint) = await StartAsync(Zapp());
        (Direct, Path) = (new Uri(endpoint[1]!.GetValue<string>()), endpoint[2]!.GetValue<string>());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Stranger.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts a ZApp with one link and waits until the service listens.</summary>
    public async Task<(long Id, JsonArray Endpoint)> StartAsync(string zapp)
    {
        var id = await ExecutionDriver.StartAsync(Client, "linked", zapp);
        var execution = await ExecutionDriver.WaitForAsync(Client, id, "running");
        var service = execution.GetProperty("services")[0].GetInt64();
        while (!(await ApiAnswer.SendAsync(Client, "GET", $"service/logs/{service}?follow=false")).Text.Contains("Listening", StringComparison.Ordinal))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        var answer = await ApiAnswer.SendAsync(Client, "GET", $"execution/endpoints/{id}");
        return (id, JsonNode.Parse(answer.Text)!["endpoints"]![0]!.AsArray());
    }

    private async Task<HttpClient> CreateStrangerAsync()
    {
        const string password = "another secret";
        var user = new User { Id = 0, UserName = "stranger", FsUid = 1001 };
        await using var database = new SqliteDatabase(DataFolder.DatabaseIn(Server.DataPath));
        var store = new SqliteUserStore(database);
        await store.AddUserAsync(
            user with { PasswordHash = new PasswordHasher<User>().HashPassword(user, password) }, CancellationToken.None);
        var client = Server.CreateAnonymousClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"stranger:{password}")));
        return client;
    }
}
