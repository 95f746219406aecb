using System.Collections.Immutable;

namespace Zoe.Scheduler.Simulation.Workloads;

/// <summary>
/// Reads logs in the Standard Workload Format: one job per line, 18 fields. Jobs are rigid: one component with one core for
/// each processor, with the requested or else the used memory per processor.
/// </summary>
public static class SwfWorkload
{
    private const int Submit = 1;
    private const int RunTime = 3;
    private const int Allocated = 4;
    private const int UsedMemory = 6;
    private const int Requested = 7;
    private const int RequestedMemory = 9;

    /// <summary>Reads a log, optionally compressed with gzip. Jobs without run time or processors are skipped.</summary>
    /// <exception cref="WorkloadException">The file is missing or a line is not in the format.</exception>
    public static Workload Read(string path, ImmutableArray<ClusterNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(path);
        var applications = TraceLines.Read(path)
            .Where(line => !line.Text.StartsWith(';'))
            .Select(line => Parse(path, line.Number, line.Text))
            .OfType<SimulatedApplication>()
            .OrderBy(application => application.Submitted);
        return new Workload(Path.GetFileName(path), nodes, [.. applications]);
    }

    private static SimulatedApplication? Parse(string path, int line, string text)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var seconds = Field(RunTime);
        var processors = (int)(Field(Allocated) > 0 ? Field(Allocated) : Field(Requested));
        if (seconds <= 0 || processors <= 0) return null;
        var kibibytes = Math.Max(0, Field(RequestedMemory) > 0 ? Field(RequestedMemory) : Field(UsedMemory));
        return new SimulatedApplication(
            TimeSpan.FromSeconds(Math.Max(0, Field(Submit))), TimeSpan.FromSeconds(seconds), processors, 0,
            new Resources(1000, (long)(kibibytes * 1024)));

        double Field(int field) => TraceLines.Number(path, line, fields, field);
    }
}
