using System.CommandLine;
using Zoe.Scheduler.Simulation;
using Zoe.Scheduler.Simulation.Workloads;

namespace Zoe.Cli.Commands.Simulate;

/// <summary>Loads the workload of the command line.</summary>
internal static class SimulationWorkloads
{
    private const string TracesVariable = "ZOE_TRACES";

    public static Workload Load(ParseResult parsed)
    {
        var nodes = parsed.GetValue(SimulationArguments.Nodes);
        if (parsed.GetValue(SimulationArguments.Trace) is { } trace)
            return SwfWorkload.Read(trace, Workload.UniformNodes(nodes, ResearchWorkload.NodeCapacity));
        var options = new ResearchOptions
        {
            Nodes = nodes,
            Applications = parsed.GetValue(SimulationArguments.Applications),
            Span = TimeSpan.FromDays(parsed.GetValue(SimulationArguments.Days)),
            Load = parsed.GetValue(SimulationArguments.Load),
            Seed = parsed.GetValue(SimulationArguments.Seed),
        };
        return parsed.GetRequiredValue(SimulationArguments.Workload) switch
        {
            "research" => ResearchWorkload.Generate(options),
            "google" => GoogleWorkload.Read(TraceFile("google-cell-init-state.log"), options),
            "openb" => OpenbWorkload.Read(TraceFile("openb_node_list_all_node.csv"), TraceFile("openb_pod_list_default.csv")),
            var other => throw new CliException($"There is no workload '{other}'; it must be one of research, google, openb."),
        };
    }

    private static string TraceFile(string name) => Environment.GetEnvironmentVariable(TracesVariable) is { Length: > 0 } folder
        ? Path.Combine(folder, name)
        : throw new CliException($"This workload needs the folder with {name}: set {TracesVariable} to it.");
}
