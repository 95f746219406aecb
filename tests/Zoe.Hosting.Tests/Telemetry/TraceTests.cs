using System.Collections.Concurrent;
using System.Diagnostics;
using Zoe.Hosting.Diagnostics;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Telemetry;

public sealed class TraceTests : EngineTest
{
    [Fact]
    public async Task The_phases_of_an_execution_belong_to_the_trace_of_the_request_also_after_a_restart()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var source = new ActivitySource("test request");
        using var listener = Listen(source.Name, spans);
        var cluster = Cluster("a");
        ActivityTraceId trace;
        long id;
        await using (var host = await StartAsync(cluster))
        {
            using (var request = source.StartActivity("request")!)
            {
                trace = request.TraceId;
                id = (await host.SubmitAsync(Applications.Forever())).Id;
            }

            await host.WaitAsync(id, ExecutionStatus.Running);
        }

        await using (var host = await StartAsync(cluster))
        {
            await host.Executions.TerminateAsync(id, "enough", TestContext.Current.CancellationToken);
            await host.WaitAsync(id, ExecutionStatus.Terminated);
        }

        var own = spans.Where(span => span.TraceId == trace && span.Source.Name == ZoeDiagnostics.ActivitySourceName).ToList();
        own.Select(span => span.OperationName).Order(StringComparer.Ordinal)
            .ShouldBe(["zoe.execution.queue", "zoe.execution.run", "zoe.execution.start", "zoe.service.start", "zoe.submit"]);
        var submit = own.Single(span => span.OperationName == "zoe.submit");
        own.Where(span => span != submit).ShouldAllBe(span => span.ParentSpanId == submit.SpanId);
        own.Where(span => span != submit).ShouldAllBe(span => Equals(span.GetTagItem("zoe.execution.id"), id));
        own.ShouldAllBe(span => span.Duration >= TimeSpan.Zero);
    }

    [Fact]
    public async Task A_request_that_is_not_sampled_has_no_spans_and_costs_no_trace_context()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var source = new ActivitySource("unsampled request");
        using var listener = Listen("another source", spans);
        await using var host = await StartAsync(Cluster("a"));
        using var request = new Activity("request").Start();

        var submitted = await host.SubmitAsync(Applications.Batch());
        await host.WaitAsync(submitted.Id, ExecutionStatus.Terminated);

        submitted.TraceParent.ShouldBeNull();
        spans.ShouldNotContain(span => span.TraceId == request.TraceId);
    }

    // Samples only what another span that is recorded has caused, as hosts do.
    private static ActivityListener Listen(string root, ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == root || source.Name == ZoeDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Source.Name == root || options.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)
                    ? ActivitySamplingResult.AllDataAndRecorded
                    : ActivitySamplingResult.None,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
