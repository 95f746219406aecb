using System.Collections.Immutable;

namespace Zoe.Scheduler.Simulation.Workloads;

/// <summary>Reads node and pod lists of Alibaba's openb cluster; cores and memory only, GPUs are ignored.</summary>
public static class OpenbWorkload
{
    private const long Mebibyte = 1L << 20;

    /// <summary>Reads the two CSV files with their header lines.</summary>
    /// <exception cref="WorkloadException">A file is missing or a line is not in the format.</exception>
    public static Workload Read(string nodesPath, string podsPath)
    {
        ArgumentNullException.ThrowIfNull(nodesPath);
        ArgumentNullException.ThrowIfNull(podsPath);
        var applications = TraceLines.Read(podsPath).Skip(1)
            .Select(line => Pod(podsPath, line.Number, line.Text.Split(',')))
            .OrderBy(application => application.Submitted);
        return new Workload("openb: " + Path.GetFileName(podsPath), ReadNodes(nodesPath), [.. applications]);
    }

    /// <summary>Reads only the node list.</summary>
    /// <exception cref="WorkloadException">The file is missing or a line is not in the format.</exception>
    public static ImmutableArray<ClusterNode> ReadNodes(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return
        [
            .. TraceLines.Read(path).Skip(1).Select(line =>
            {
                var fields = line.Text.Split(',');
                return new ClusterNode { Name = fields[0], Capacity = Amount(path, line.Number, fields) };
            }),
        ];
    }

    private static SimulatedApplication Pod(string path, int line, string[] fields)
    {
        var created = TraceLines.Number(path, line, fields, 8);
        var deleted = TraceLines.Number(path, line, fields, 9);
        return new SimulatedApplication(
            TimeSpan.FromSeconds(created), TimeSpan.FromSeconds(Math.Max(1, deleted - created)), 1, 0,
            Amount(path, line, fields));
    }

    private static Resources Amount(string path, int line, string[] fields) => new(
        (long)TraceLines.Number(path, line, fields, 1), (long)TraceLines.Number(path, line, fields, 2) * Mebibyte);
}
