using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Zoe.Hosting.Logs.Files;

namespace Zoe.Hosting.Diagnostics;

/// <summary>Instruments of the engine. Thread-safe; an instrument that nobody reads costs one comparison.</summary>
internal sealed class ZoeMetrics : IDisposable
{
    private readonly Meter? _owned;
    private readonly Counter<long> _refused;

    public ZoeMetrics(IServiceProvider services)
    {
        var meter = services.GetService<IMeterFactory>()?.Create(ZoeDiagnostics.MeterName) ?? (_owned = new Meter(ZoeDiagnostics.MeterName));
        Submitted = meter.CreateCounter<long>("zoe.execution.submitted", "{execution}", "Accepted executions.");
        Ended = meter.CreateCounter<long>("zoe.execution.ended", "{execution}", "Ended executions, by final status.");
        Purged = meter.CreateCounter<long>("zoe.execution.purged", "{execution}", "Ended executions that were deleted because of their age.");
        QueueTime = meter.CreateHistogram("zoe.execution.queue_time", "s", "Time from the submission of an execution until all its essential services run.", tags: null, DurationBuckets.Long);
        Turnaround = meter.CreateHistogram("zoe.execution.turnaround", "s", "Time from the submission of an execution to its end, by final status.", tags: null, DurationBuckets.Long);
        Started = meter.CreateCounter<long>("zoe.service.started", "{service}", "Started services; each attempt counts.");
        Failed = meter.CreateCounter<long>("zoe.service.failed", "{service}", "Failed attempts of services, by kind: exit, oom, lost or start.");
        Restarted = meter.CreateCounter<long>("zoe.service.restarted", "{service}", "Restarts of services.");
        StepDuration = meter.CreateHistogram("zoe.engine.step.duration", "s", "Duration of a step of the engine loop, including its write to the store.", tags: null, DurationBuckets.Short);
        StepMessages = meter.CreateHistogram("zoe.engine.step.messages", "{message}", "Messages that a step of the engine loop processed.", tags: null, DurationBuckets.Counts);
        StoreWrite = meter.CreateHistogram("zoe.store.write.duration", "s", "Duration of a write of the engine to the store, by error.", tags: null, DurationBuckets.Short);
        CommandDuration = meter.CreateHistogram("zoe.backend.command.duration", "s", "Duration of one try of a command on the back-end, by command (start, stop) and error; it counts the commands too.", tags: null, DurationBuckets.Long);
        _refused = meter.CreateCounter<long>("zoe.request.refused", "{request}", "Requests that the engine refused, by error.");

        CreateGauges(meter);
    }

    /// <summary>Totals of the engine's state.</summary>
    public EngineTotals Totals { get; } = new();

    /// <summary>The length of the engine's inbox; set by the engine loop.</summary>
    public Func<int> InboxLength { get; set; } = () => 0;

    public Counter<long> Submitted { get; }

    public Counter<long> Ended { get; }

    public Counter<long> Purged { get; }

    public Histogram<double> QueueTime { get; }

    public Histogram<double> Turnaround { get; }

    public Counter<long> Started { get; }

    public Counter<long> Failed { get; }

    public Counter<long> Restarted { get; }

    public Histogram<double> StepDuration { get; }

    public Histogram<int> StepMessages { get; }

    public Histogram<double> StoreWrite { get; }

    public Histogram<double> CommandDuration { get; }

    /// <summary>Counts a refused request.</summary>
    public void Refuse(Exception reason) => _refused.Add(1, new KeyValuePair<string, object?>(MetricTags.ErrorType, reason.GetType().Name));

    /// <inheritdoc/>
    public void Dispose() => _owned?.Dispose();

    private void CreateGauges(Meter meter)
    {
        meter.CreateObservableUpDownCounter("zoe.execution.active", () => ByExecutionStatus(), "{execution}", "Active executions, by status.");
        meter.CreateObservableUpDownCounter(
            "zoe.queue.length", () => Totals.Executions(ExecutionStatus.Submitted) + Totals.Executions(ExecutionStatus.Queued),
            "{execution}", "Executions that wait for a placement.");
        meter.CreateObservableUpDownCounter("zoe.service.running", () => Totals.RunningServices, "{service}", "Running services.");
        meter.CreateObservableUpDownCounter("zoe.engine.inbox.length", () => InboxLength(), "{message}", "Messages that wait for the engine loop.");
        meter.CreateObservableUpDownCounter("zoe.node.present", () => ByNodeState(), "{node}", "Nodes, by state: online, disabled or offline.");
        meter.CreateObservableUpDownCounter("zoe.cpu.capacity", () => Totals.Millicores / 1000.0, "{core}", "Cores of the nodes that take services.");
        meter.CreateObservableUpDownCounter("zoe.cpu.reserved", () => Totals.ReservedMillicores / 1000.0, "{core}", "Cores reserved for services on all nodes.");
        meter.CreateObservableUpDownCounter(
            "zoe.cpu.free", () => (Totals.Millicores - Totals.ReservedMillicores) / 1000.0,
            "{core}", "Capacity without reservations; negative while services run on nodes that take no new ones.");
        meter.CreateObservableUpDownCounter("zoe.memory.capacity", () => Totals.Bytes, "By", "Memory of the nodes that take services.");
        meter.CreateObservableUpDownCounter("zoe.memory.reserved", () => Totals.ReservedBytes, "By", "Memory reserved for services on all nodes.");
        meter.CreateObservableUpDownCounter(
            "zoe.memory.free", () => Totals.Bytes - Totals.ReservedBytes,
            "By", "Capacity without reservations; negative while services run on nodes that take no new ones.");
        meter.CreateObservableCounter("zoe.log.written", () => LogWriter.TotalBytes, "By", "Output of services written to log files by this process.");
    }

    private IEnumerable<Measurement<long>> ByExecutionStatus()
    {
        foreach (var (status, name) in StatusTags.Active)
            yield return new Measurement<long>(Totals.Executions(status), StatusTags.Of(name));
    }

    private IEnumerable<Measurement<long>> ByNodeState()
    {
        foreach (var (state, name) in StatusTags.Nodes)
            yield return new Measurement<long>(Totals.Nodes(state), new KeyValuePair<string, object?>(MetricTags.NodeState, name));
    }
}
