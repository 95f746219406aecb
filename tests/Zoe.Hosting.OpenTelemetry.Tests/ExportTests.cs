using Zoe.TestKit;

namespace Zoe.Hosting.OpenTelemetry.Tests;

/// <summary>The hosts send metrics, traces and logs to a collector.</summary>
public sealed class ExportTests
{
    private const string Application = """
        {
          "name": "job", "version": 3, "will_end": true, "size": 1,
          "services": [{
            "name": "job", "image": "busybox:1", "monitor": true, "total_count": 1, "essential_count": 1,
            "startup_order": 0, "command": "true", "environment": [], "volumes": [], "ports": [],
            "resources": {"memory": {"min": 1048576, "max": null}, "cores": {"min": 0.1, "max": null}}
          }]
        }
        """;

    [Fact]
    public async Task The_web_host_sends_metrics_logs_and_the_trace_of_an_execution()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var server = await ServerProcess.StartAsync(environment: Variables(new()
        {
            ["ZOE_OTLP_ENDPOINT"] = receiver.Address.ToString(),
            ["ZOE_TRACE_RATIO"] = "1",
        }));
        await server.WaitUntilReadyAsync();
        using var client = server.CreateClient();
        using var content = new StringContent($$"""{"name": "run", "application": {{Application}}}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync("api/0.7/execution", content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();

        await receiver.WaitAsync(one => one.Spans.Any(span => span.Name == "zoe.execution.run"));
        var submit = receiver.Spans.Single(span => span.Name == "zoe.submit");
        var trace = receiver.Spans.Where(span => span.TraceId == submit.TraceId).ToList();
        trace.Select(span => span.Name).ShouldBeSubsetOf(
            ["POST /api/0.7/execution", "POST /{**path}", "zoe.submit", "zoe.execution.queue", "zoe.execution.start", "zoe.service.start", "zoe.execution.run"]);
        trace.Count(span => span.ParentId == submit.SpanId).ShouldBe(4);
        trace.ShouldContain(span => span.SpanId == submit.ParentId && span.ParentId.Length == 0);

        await receiver.WaitAsync(one => one.Metrics.Contains("zoe.execution.turnaround") && one.Metrics.Contains("http.server.request.duration"));
        receiver.Metrics.ShouldContain("zoe.queue.length");
        receiver.Metrics.ShouldContain("dotnet.gc.collections");
        await receiver.WaitAsync(one => one.Logs.Any(text => text.StartsWith("Execution {Id}", StringComparison.Ordinal) || text.StartsWith("Execution 1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_worker_takes_the_standard_variables()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var data = Directory.CreateTempSubdirectory("zoe-export-");
        using (var worker = ProgramRun.Start(
            "Zoe.Worker.dll", ["--backend=virtual", $"--data-path={data.FullName}"],
            Variables(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address.ToString() })))
        {
            await receiver.WaitAsync(one => one.Metrics.Contains("zoe.node.present") && one.Logs.Any());
            worker.Kill();
            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        data.Delete(recursive: true);
    }

    private static Dictionary<string, string> Variables(Dictionary<string, string> more) => new(more)
    {
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
    };
}
