using System.CommandLine;
using Zoe.Scheduler;
using Zoe.Scheduler.Simulation;
using Zoe.Scheduler.Simulation.Reports;

namespace Zoe.Cli.Commands.Simulate;

/// <summary>One combination of policies to simulate.</summary>
internal sealed record SimulatedPolicy(SchedulerOptions Options, IScheduler Scheduler)
{
    public string Label => $"{Options.Mode} / {Options.Order} / {Options.Placement}";

    /// <summary>All combinations of the modes, orders and placements of the command line.</summary>
    public static List<SimulatedPolicy> All(ParseResult parsed)
    {
        var catalog = new SchedulerCatalog();
        var reserveAfter = parsed.GetValue(SimulationArguments.ReserveAfter);
        return
        [
            .. from mode in List(parsed, SimulationArguments.Mode)
               from order in List(parsed, SimulationArguments.Order)
               from placement in List(parsed, SimulationArguments.Placement)
               let options = new SchedulerOptions
               {
                   Mode = mode,
                   Order = order,
                   Placement = placement,
                   ReserveAfter = reserveAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
               }
               select new SimulatedPolicy(options, catalog.Create(options)),
        ];
    }

    public PolicyRun Run(Workload workload, int seed, IProgress<double>? progress, CancellationToken cancellationToken) =>
        new(Options.Mode, Options.Order, Options.Placement,
            Simulator.Run(workload, Scheduler, seed, progress, cancellationToken));

    private static string[] List(ParseResult parsed, Option<string> option) =>
        parsed.GetRequiredValue(option).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
