using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Zoe.TestKit;

namespace Zoe.EndToEnd.Tests.Support;

/// <summary>The REST API as any client sees it.</summary>
internal sealed class RestClient : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http;

    public RestClient(ServerProcess server)
    {
        _http = server.CreateClient();
        _http.BaseAddress = new Uri(server.Url, "/api/0.7/");
    }

    public async Task<long> StartAsync(string name, JsonNode application)
    {
        using var answer = await PostAsync("execution", new JsonObject { ["name"] = name, ["application"] = application });
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        return JsonNode.Parse(body)!["execution_id"]!.GetValue<long>();
    }

    public Task<HttpResponseMessage> PostAsync(string path, JsonNode body) => _http.PostAsJsonAsync(path, body);

    public async Task<JsonNode> GetExecutionAsync(long id) =>
        (await _http.GetFromJsonAsync<JsonNode>($"execution/{id}"))!;

    public async Task<List<JsonNode>> GetServicesAsync(long executionId)
    {
        var execution = await GetExecutionAsync(executionId);
        var services = new List<JsonNode>();
        foreach (var id in execution["services"]!.AsArray())
            services.Add((await _http.GetFromJsonAsync<JsonNode>($"service/{id}"))!);
        return services;
    }

    public Task<string> GetLogsAsync(long serviceId) => _http.GetStringAsync($"service/logs/{serviceId}?follow=false");

    public async Task<string> GetFirstLinkAsync(long executionId)
    {
        var answer = await _http.GetFromJsonAsync<JsonNode>($"execution/endpoints/{executionId}");
        return answer!["endpoints"]![0]![1]!.GetValue<string>();
    }

    public async Task<List<string>> GetNodeLabelsAsync(string node) =>
        [.. (await GetNodesAsync()).First(one => one!["name"]!.GetValue<string>() == node)!["labels"]!.AsArray()
            .Select(label => label!.GetValue<string>())];

    public async Task<JsonNode> GetNodeAsync(string node) =>
        (await GetNodesAsync()).First(one => one!["name"]!.GetValue<string>() == node)!;

    /// <summary>Waits until this many nodes are online.</summary>
    public async Task WaitForNodesAsync(int count)
    {
        using var limit = new CancellationTokenSource(Timeout);
        while ((await GetNodesAsync()).Count(one => one!["status"]!.GetValue<string>() == "online") < count)
            await Task.Delay(20, limit.Token);
    }

    public Task<string> GetHistoryAsync(long id) => _http.GetStringAsync($"execution/{id}/history");

    /// <summary>Waits until a host has an execution among those that run.</summary>
    public async Task WaitUntilListedAsync(long id)
    {
        using var limit = new CancellationTokenSource(Timeout);
        while (!(await _http.GetFromJsonAsync<JsonNode>("statistics/scheduler"))!["running_queue"]!.AsArray().Any(one => one!.GetValue<long>() == id))
            await Task.Delay(20, limit.Token);
    }

    public async Task TerminateAsync(long id) => (await _http.DeleteAsync($"execution/{id}")).EnsureSuccessStatusCode();

    public async Task<JsonNode> WaitAsync(long id, string status)
    {
        using var limit = new CancellationTokenSource(Timeout);
        while (true)
        {
            var execution = await GetExecutionAsync(id);
            if (execution["status"]!.GetValue<string>() == status) return execution;
            if (limit.IsCancellationRequested) throw new TimeoutException($"Waited for {status}; it is {execution}");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonArray> GetNodesAsync() =>
        (await _http.GetFromJsonAsync<JsonNode>("statistics/scheduler"))!["platform_stats"]!["nodes"]!.AsArray();
}
