using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>The lifecycle of an execution over HTTP.</summary>
public sealed class ExecutionTests(ServerFixture fixture)
{
    private readonly HttpClient _client = fixture.Server.CreateClient();

    [Fact]
    public async Task A_batch_job_is_started_runs_ends_and_can_be_deleted()
    {
        var id = await ExecutionDriver.StartAsync(_client, "one", Samples.Batch("sh -c 'echo out; echo err >&2'"));
        var ended = await ExecutionDriver.WaitForAsync(_client, id, "terminated", "error");

        ended.GetProperty("status").GetString().ShouldBe("terminated");
        ended.GetProperty("name").GetString().ShouldBe("one");
        ended.GetProperty("description").GetProperty("name").GetString().ShouldBe("hello-batch");
        ended.GetProperty("time_end").GetDouble().ShouldBeGreaterThan(ended.GetProperty("time_submit").GetDouble());
        var serviceId = ended.GetProperty("services")[0].GetInt64();

        var service = (await ApiAnswer.SendAsync(_client, "GET", $"service/{serviceId}")).Json;
        service.GetProperty("name").GetString().ShouldBe("hello0");
        service.GetProperty("service_group").GetString().ShouldBe("hello");
        service.GetProperty("exit_code").GetInt32().ShouldBe(0);
        service.GetProperty("backend_host").GetString().ShouldBe("local");
        service.GetProperty("description").GetProperty("monitor").GetBoolean().ShouldBeTrue();

        var log = await ApiAnswer.SendAsync(_client, "GET", $"service/logs/{serviceId}");
        log.Text.Split('\n').Order().ShouldBe(["", "err", "out"]);
        log.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");

        (await ApiAnswer.SendAsync(_client, "DELETE", $"execution/delete/{id}")).Status.ShouldBe(204);
        (await ApiAnswer.SendAsync(_client, "GET", $"execution/{id}")).Status.ShouldBe(404);
        (await ApiAnswer.SendAsync(_client, "GET", $"service/{serviceId}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_log_is_followed_until_the_service_ends()
    {
        var id = await ExecutionDriver.StartAsync(_client, "follow", Samples.Batch("sh -c 'echo a; sleep 1; echo b'"));
        var execution = await ExecutionDriver.WaitForAsync(_client, id, "running", "terminated");
        var log = await ApiAnswer.SendAsync(_client, "GET", $"service/logs/{execution.GetProperty("services")[0]}");
        log.Text.ShouldBe("a\nb\n");
    }

    [Fact]
    public async Task A_log_that_is_not_followed_ends_at_once_while_the_service_runs()
    {
        var id = await ExecutionDriver.StartAsync(_client, "no-follow", Samples.Batch("sleep 600"));
        var execution = await ExecutionDriver.WaitForAsync(_client, id, "running");
        var service = execution.GetProperty("services")[0];
        (await ApiAnswer.SendAsync(_client, "GET", $"service/logs/{service}?follow=false")).Text.ShouldBe("");
        (await ApiAnswer.SendAsync(_client, "GET", $"service/logs/{service}?follow=yes")).Status.ShouldBe(400);
        (await ApiAnswer.SendAsync(_client, "DELETE", $"execution/{id}")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_failing_job_ends_in_error_with_its_exit_code()
    {
        var id = await ExecutionDriver.StartAsync(_client, "fails", Samples.Batch("sh -c 'exit 3'"));
        var ended = await ExecutionDriver.WaitForAsync(_client, id, "terminated", "error");
        ended.GetProperty("status").GetString().ShouldBe("error");
        ended.GetProperty("error_message").GetString()!.ShouldContain("3");
    }

    [Fact]
    public async Task The_web_server_sample_has_a_link_that_works_and_ends_when_it_is_terminated()
    {
        var id = await ExecutionDriver.StartAsync(_client, "web", Samples.Read("web-server"));
        await ExecutionDriver.WaitForAsync(_client, id, "running");
        var endpoint = (await ApiAnswer.SendAsync(_client, "GET", $"execution/endpoints/{id}"))
            .Json.GetProperty("endpoints")[0];
        endpoint[0].GetString().ShouldBe("Web page");
        endpoint[2].GetString()!.ShouldStartWith($"/zoe/proxy/{id}-");
        (await ReadPageAsync(endpoint[1].GetString()!)).ShouldContain($"execution {id}");
        (await _client.GetStringAsync(endpoint[2].GetString(), TestContext.Current.CancellationToken)).ShouldContain($"execution {id}");

        (await ApiAnswer.SendAsync(_client, "DELETE", $"execution/delete/{id}")).Status.ShouldBe(400);
        (await ApiAnswer.SendAsync(_client, "DELETE", $"execution/{id}")).Status.ShouldBe(204);
        var ended = await ExecutionDriver.WaitForAsync(_client, id, "terminated", "error");
        ended.GetProperty("error_message").GetString()!.ShouldContain("user admin request from API");
        (await ApiAnswer.SendAsync(_client, "DELETE", $"execution/{id}")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task The_list_is_filtered_by_name_status_time_and_limit()
    {
        var ids = new List<long>();
        for (var i = 0; i < 3; i++) ids.Add(await ExecutionDriver.StartAsync(_client, "listed", Samples.Batch("true")));
        foreach (var id in ids) await ExecutionDriver.WaitForAsync(_client, id, "terminated");

        (await ListAsync("name=listed")).ShouldBe(ids);
        (await ListAsync("name=listed&limit=2")).ShouldBe(ids[1..]);
        (await ListAsync("name=listed&status=terminated&user_id=1")).ShouldBe(ids);
        (await ListAsync("name=listed&status=running")).ShouldBeEmpty();
        (await ListAsync("name=listed&user_id=999")).ShouldBeEmpty();
        (await ListAsync("name=listed&later_than_submit=4000000000")).ShouldBeEmpty();
        (await ListAsync("name=listed&earlier_than_end=4000000000.5&later_than_submit=0")).ShouldBe(ids);
    }

    [Fact]
    public async Task Discovery_gives_the_names_of_a_group()
    {
        var id = await ExecutionDriver.StartAsync(_client, "names", Samples.Batch("true"));
        var all = (await ApiAnswer.SendAsync(_client, "GET", $"discovery/by_group/{id}/all")).Json;
        all.GetProperty("dns_names").GetArrayLength().ShouldBe(1);
        all.GetProperty("execution_id").GetInt64().ShouldBe(id);
        var group = (await ApiAnswer.SendAsync(_client, "GET", $"discovery/by_group/{id}/hello")).Json;
        group.GetProperty("dns_names")[0].GetString().ShouldBe(all.GetProperty("dns_names")[0].GetString());
        (await ApiAnswer.SendAsync(_client, "GET", $"discovery/by_group/{id}/nobody")).Message.ShouldContain("hello");
    }

    [Fact]
    public async Task Statistics_show_queues_and_nodes()
    {
        var statistics = (await ApiAnswer.SendAsync(_client, "GET", "statistics/scheduler")).Json;
        statistics.GetProperty("queue_length").GetInt32().ShouldBe(statistics.GetProperty("queue").GetArrayLength());
        var platform = statistics.GetProperty("platform_stats");
        platform.GetProperty("nodes")[0].GetProperty("status").GetString().ShouldBe("online");
        platform.GetProperty("memory_total").GetInt64().ShouldBeGreaterThan(1 << 20);
    }

    private async Task<List<long>> ListAsync(string query) =>
        [.. (await ApiAnswer.SendAsync(_client, "GET", $"execution?{query}")).Json.EnumerateObject()
            .Select(one => long.Parse(one.Name)).Order()];

    /// <summary>"Running" means started; the service may not listen yet.</summary>
    private static async Task<string> ReadPageAsync(string url)
    {
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                return await client.GetStringAsync(url, TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
