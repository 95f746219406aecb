using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Zoe.EndToEnd.Tests.Support;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.EndToEnd.Tests;

public sealed class TakeoverTests : IDisposable
{
    private readonly string _dataPath = Directory.CreateTempSubdirectory("zoe-e2e-").FullName;

    [Fact]
    public async Task A_server_whose_deployment_was_taken_over_accepts_nothing_more_and_ends_with_an_error()
    {
        await using var server = await TestEngine.Process.StartServerAsync(_dataPath);
        using var client = new RestClient(server);
        var database = Directory.GetFiles(_dataPath, "*.db").ShouldHaveSingleItem();
        await using var file = new SqliteDatabase(database);
        IExecutionStore usurper = new SqliteExecutionStore(file);
        await usurper.AcquireLeadershipAsync(TestContext.Current.CancellationToken);

        using var answer = await client.PostAsync(
            "execution", new JsonObject { ["name"] = "late", ["application"] = Applications.Batch("true") });
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await server.WaitForExitAsync()).ShouldNotBe(0);
        server.Output.ShouldContain("has taken over this deployment");
        (await usurper.ListAsync(new ExecutionFilter(), TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    public void Dispose()
    {
        if (Directory.Exists(_dataPath)) Directory.Delete(_dataPath, recursive: true);
    }
}
