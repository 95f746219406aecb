using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>A real server whose standard output is an unread pipe.</summary>
public sealed class UnreadOutputTests
{
    // More log lines than a pipe and the logger's queue hold together.
    private const int Submissions = 2500 + 4096;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Submissions_and_shutdown_work_when_the_output_is_not_read()
    {
        var data = Directory.CreateTempSubdirectory("zoe-unread-");
        using var process = ProgramRun.Start("Zoe.Web.dll", [], new Dictionary<string, string>
        {
            ["ZOE_BACKEND"] = "Process",
            ["ZOE_ALLOW_PROCESSES"] = "true",
            ["ZOE_DATA_PATH"] = data.FullName,
            ["ZOE_ADMIN_PASSWORD"] = ServerProcess.DefaultPassword,
            ["ZOE_LISTEN_PORT"] = FreePort(out var address).ToString(CultureInfo.InvariantCulture),
        });
        try
        {
            using var client = new HttpClient { BaseAddress = address, Timeout = Timeout };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{ServerProcess.DefaultPassword}")));
            await WaitAsync(client);

            await Parallel.ForEachAsync(
                Enumerable.Range(0, Submissions), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellationToken) =>
                {
                    using var content = new StringContent(Samples.Start($"n{number}", TooLarge()), Encoding.UTF8, "application/json");
                    using var answer = await client.PostAsync("api/0.7/execution", content, cancellationToken);
                    answer.StatusCode.ShouldBe(HttpStatusCode.Created);
                });

            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Timeout, TestContext.Current.CancellationToken);
            process.ExitCode.ShouldBe(0);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            data.Delete(recursive: true);
        }
    }

    /// <summary>A ZApp that fits on no node.</summary>
    private static string TooLarge()
    {
        var zapp = JsonNode.Parse(Samples.Read("hello-batch"))!;
        zapp["services"]![0]!["resources"]!["memory"] = new JsonObject { ["min"] = 1L << 50, ["max"] = null };
        return zapp.ToJsonString();
    }

    private static int FreePort(out Uri address)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        address = new Uri($"http://127.0.0.1:{port}/");
        return port;
    }

    private static async Task WaitAsync(HttpClient client)
    {
        using var limit = new CancellationTokenSource(Timeout);
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync("health/ready", limit.Token);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, limit.Token);
        }
    }
}
