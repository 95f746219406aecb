using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zoe.EndToEnd.Tests;

/// <summary>The REST API as any client sees it.</summary>
internal sealed class RestClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;

    public RestClient(Uri server)
    {
        _http = new HttpClient { BaseAddress = new Uri(server, "/api/0.7/") };
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{ServerProcess.Password}"));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
    }

    public async Task<long> StartAsync(string name, JsonNode application)
    {
        var answer = await _http.PostAsJsonAsync("execution", new JsonObject { ["name"] = name, ["application"] = application });
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        return JsonNode.Parse(body)!["execution_id"]!.GetValue<long>();
    }

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

    public async Task TerminateAsync(long id) => (await _http.DeleteAsync($"execution/{id}")).EnsureSuccessStatusCode();

    public async Task<JsonNode> WaitAsync(long id, string status)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var execution = await GetExecutionAsync(id);
            if (execution["status"]!.GetValue<string>() == status) return execution;
            if (limit.IsCancellationRequested) throw new TimeoutException($"Waited for {status}; it is {execution}");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public void Dispose() => _http.Dispose();
}
