using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Server.Startup;
using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>Stored executions and lists, with a separate server.</summary>
public sealed class StoredListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_huge_compact_ZApp_affects_neither_the_list_nor_the_next_start()
    {
        var data = Directory.CreateTempSubdirectory("zoe-server-").FullName;
        long id;
        var server = await ServerProcess.StartAsync(data);
        await server.WaitUntilReadyAsync();
        using var client = server.CreateClient();
        id = await ExecutionDriver.StartAsync(client, "huge", Huge());
        (await ApiAnswer.SendAsync(client, "GET", "execution")).Json.TryGetProperty($"{id}", out _).ShouldBeTrue();
        // Its data stays for the second server.
        await server.KillAsync();

        await using var again = await ServerProcess.StartAsync(data);
        await again.WaitUntilReadyAsync();
        using var later = again.CreateClient();
        (await ApiAnswer.SendAsync(later, "GET", $"execution/{id}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_unreadable_execution_is_shown_to_the_administrator_who_can_delete_it()
    {
        var data = Directory.CreateTempSubdirectory("zoe-server-").FullName;
        long broken;
        long fine;
        var server = await ServerProcess.StartAsync(data);
        await server.WaitUntilReadyAsync();
        using var client = server.CreateClient();
        broken = await ExecutionDriver.StartAsync(client, "broken", Samples.Batch("sleep 600"));
        fine = await ExecutionDriver.StartAsync(client, "fine", Samples.Batch("sleep 600"));
        await ExecutionDriver.WaitForAsync(client, broken, "running");
        // Its data stays for the second server.
        await server.KillAsync();

        await using (var connection = new SqliteConnection($"Data Source={DataFolder.DatabaseIn(data)};Pooling=false"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE execution SET description = '[' WHERE id = {broken}";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        await using var again = await ServerProcess.StartAsync(data);
        await again.WaitUntilReadyAsync();
        using var later = again.CreateClient();
        again.Output.ShouldContain($"The stored record of execution {broken}");
        var list = (await ApiAnswer.SendAsync(later, "GET", "execution")).Json;
        list.EnumerateObject().Select(property => property.Name).ShouldBe([$"{fine}"]);
        var shown = (await ApiAnswer.SendAsync(later, "GET", "execution/unreadable")).Json;
        shown.EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetInt64().ShouldBe(broken);
        (await ApiAnswer.SendAsync(later, "GET", $"execution/{broken}")).Status.ShouldBe(409);

        (await ApiAnswer.SendAsync(later, "DELETE", $"execution/delete/{broken}")).Status.ShouldBe(204);
        (await ApiAnswer.SendAsync(later, "GET", $"execution/{broken}")).Status.ShouldBe(404);
        (await ApiAnswer.SendAsync(later, "GET", "execution/unreadable")).Text.ShouldBe("[]");
        (await ApiAnswer.SendAsync(later, "DELETE", $"execution/{fine}")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Pages_have_a_link_header_to_the_next_one()
    {
        await using var server = await ServerProcess.StartAsync();
        await server.WaitUntilReadyAsync();
        using var client = server.CreateClient();
        for (var number = 0; number < 5; number++) await ExecutionDriver.StartAsync(client, "paged", Samples.Batch("true"));

        var seen = new List<string>();
        for (string? query = "?name=paged&limit=2"; query is not null;)
        {
            var page = await ApiAnswer.SendAsync(client, "GET", "execution" + query);
            page.Status.ShouldBe(200, page.Text);
            seen.AddRange(page.Json.EnumerateObject().Select(property => property.Name).Reverse());
            query = page.Response.Headers.TryGetValues("Link", out var links)
                ? links.Single().Split('<', '>')[1]
                : null;
        }

        seen.ShouldBe(["5", "4", "3", "2", "1"]);
        var forward = await ApiAnswer.SendAsync(client, "GET", "execution?after=2&limit=2");
        forward.Json.EnumerateObject().Select(property => property.Name).ShouldBe(["3", "4"]);
        (await ApiAnswer.SendAsync(client, "GET", "execution?limit=0")).Text.ShouldBe("{}");
    }

    /// <summary>Small when compact, beyond the limit of requests when indented.</summary>
    private static string Huge()
    {
        var zapp = JsonNode.Parse(Samples.Batch("true"))!.AsObject();
        var service = zapp["services"]![0]!.AsObject();
        service["environment"] = new JsonArray([.. Enumerable.Range(0, 60).Select(number => new JsonArray($"V{number}", "x"))]);
        service["essential_count"] = 1;
        service["total_count"] = 1;
        var services = new JsonArray(service.DeepClone());
        for (var number = 1; number < 4000; number++)
        {
            var more = service.DeepClone().AsObject();
            more["name"] = $"task{number}";
            more["monitor"] = false;
            services.Add(more);
        }

        zapp["services"] = services;
        return zapp.ToJsonString(new JsonSerializerOptions { WriteIndented = false });
    }
}
