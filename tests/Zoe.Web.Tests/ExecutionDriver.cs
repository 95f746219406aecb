using System.Text.Json;

namespace Zoe.Web.Tests;

/// <summary>Starts executions and waits for their status.</summary>
internal static class ExecutionDriver
{
    public static async Task<long> StartAsync(HttpClient client, string name, string zapp)
    {
        var answer = await ApiAnswer.SendAsync(client, "POST", "execution", Samples.Start(name, zapp));
        answer.Status.ShouldBe(201, answer.Text);
        return answer.Json.GetProperty("execution_id").GetInt64();
    }

    public static async Task<JsonElement> WaitForAsync(HttpClient client, long id, params string[] statuses)
    {
        while (true)
        {
            var execution = (await ApiAnswer.SendAsync(client, "GET", $"execution/{id}")).Json;
            if (statuses.Contains(execution.GetProperty("status").GetString())) return execution;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
