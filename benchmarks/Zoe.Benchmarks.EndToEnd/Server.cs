using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Zoe.Benchmarks.EndToEnd;

/// <summary>The REST API of the server that is measured.</summary>
internal sealed class Server : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    // Less often: the answer is long, and reading it takes time from what is measured.
    private static readonly TimeSpan BurstPollInterval = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _http;

    public Server(Uri url, string user, string password)
    {
        _http = new HttpClient { BaseAddress = new Uri(url, "/api/0.7/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
    }

    public async Task<long> StartAsync(JsonNode application)
    {
        using var answer = await _http.PostAsJsonAsync(
            "execution", new JsonObject { ["name"] = "benchmark", ["application"] = application });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["execution_id"]!.GetValue<long>();
    }

    public async Task<JsonNode> WaitAsync(long id, params string[] statuses)
    {
        while (true)
        {
            var execution = await _http.GetFromJsonAsync<JsonNode>($"execution/{id}");
            var status = execution!["status"]!.GetValue<string>();
            if (statuses.Contains(status)) return execution;
            if (status == "error") throw new InvalidOperationException($"Execution {id} failed: {execution}");
            await Task.Delay(PollInterval);
        }
    }

    /// <summary>Waits until all have a status, asking for all with one request.</summary>
    public async Task WaitForAllAsync(IReadOnlyCollection<long> ids, string status)
    {
        while (true)
        {
            var all = await _http.GetFromJsonAsync<JsonObject>("execution");
            var statuses = ids.Select(id => all![id.ToString(CultureInfo.InvariantCulture)]!["status"]!.GetValue<string>()).ToList();
            if (statuses.TrueForAll(one => one == status)) return;
            if (statuses.Contains("error")) throw new InvalidOperationException("An execution failed.");
            await Task.Delay(BurstPollInterval);
        }
    }

    public async Task TerminateAsync(long id) => (await _http.DeleteAsync($"execution/{id}")).EnsureSuccessStatusCode();

    public Task<string> ReadLogsAsync(long serviceId) => _http.GetStringAsync($"service/logs/{serviceId}?follow=false");

    public async Task DeleteAsync(long id) =>
        (await _http.DeleteAsync($"execution/delete/{id}")).EnsureSuccessStatusCode();

    public void Dispose() => _http.Dispose();
}
