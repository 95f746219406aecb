using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
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
        IExecutionStore store = new SqliteExecutionStore(file);
        await Should.ThrowAsync<StoreInUseException>(() => store.AcquireLeadershipAsync(TestContext.Current.CancellationToken));
        await IncrementEpochAsync(database);

        using var answer = await client.PostAsync(
            "execution", new JsonObject { ["name"] = "late", ["application"] = Applications.Batch("true") });
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await server.WaitForExitAsync()).ShouldNotBe(0);
        server.Output.ShouldContain("has taken over this deployment");
        (await store.ListAsync(new ExecutionFilter(), TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    /// <summary>As an engine on another host would, if the lock did not hold there.</summary>
    private static async Task IncrementEpochAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE leadership SET epoch = epoch + 1";
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        if (Directory.Exists(_dataPath)) Directory.Delete(_dataPath, recursive: true);
    }
}
