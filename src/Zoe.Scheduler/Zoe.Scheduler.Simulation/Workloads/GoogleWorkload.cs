using System.Collections.Immutable;

namespace Zoe.Scheduler.Simulation.Workloads;

/// <summary>
/// Task counts and sizes from the initial state of a Google cell; arrivals and durations, which the file lacks, come from the
/// research workload.
/// </summary>
public static class GoogleWorkload
{
    private const int Tasks = 5;
    private const int Cores = 6;
    private const int Bytes = 7;
    private const int MaxCore = 4;

    /// <summary>
    /// Reads the shapes (<c>11 time job prod class tasks cpus bytes</c>, totals per job) and draws one for each
    /// application of the research workload. Demands are limited to the capacity of a node, task counts to
    /// <paramref name="maxTasks"/>.
    /// </summary>
    /// <exception cref="WorkloadException">The file is missing or a line is not in the format.</exception>
    public static Workload Read(string path, ResearchOptions options, int maxTasks = 100)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        var shapes = TraceLines.Read(path).Where(line => line.Text.StartsWith("11 ", StringComparison.Ordinal))
            .Select(line => Shape(path, line.Number, line.Text, maxTasks)).ToList();
        if (shapes.Count == 0) throw new WorkloadException($"{path} has no lines that start with 11.");
        var random = new SeededRandom(options.Seed);
        return ResearchWorkload.Generate(options, _ => shapes[random.Integer(0, shapes.Count - 1)]) with
        {
            Name = $"Google cell shapes: {options.Applications} applications, load {options.Load}, seed {options.Seed}",
        };
    }

    private static ComponentShape Shape(string path, int line, string text, int maxTasks)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var tasks = Math.Max(1, (int)TraceLines.Number(path, line, fields, Tasks));
        var capacity = ResearchWorkload.NodeCapacity;
        var demand = new Resources(
            Math.Clamp((long)(TraceLines.Number(path, line, fields, Cores) / tasks * 1000), 1, capacity.Millicores),
            Math.Clamp((long)(TraceLines.Number(path, line, fields, Bytes) / tasks), 1, capacity.MemoryBytes));
        var count = Math.Min(tasks, maxTasks);
        var core = Math.Min(count, MaxCore);
        return new ComponentShape(core, count - core, demand);
    }
}
