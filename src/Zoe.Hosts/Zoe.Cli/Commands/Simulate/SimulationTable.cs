using System.Globalization;
using Zoe.Cli.Output;
using Zoe.Scheduler.Simulation.Reports;

namespace Zoe.Cli.Commands.Simulate;

/// <summary>Prints runs as a table, with ratios to the first.</summary>
internal static class SimulationTable
{
    public static void Write(IReadOnlyList<PolicyRun> runs)
    {
        var first = runs[0].Run.Turnaround.P50;
        PlainTable.Write(
            ["MODE", "ORDER", "PLACEMENT", "TURNAROUND P50", "RATIO", "MEAN", "P95", "QUEUE P50", "SLOWDOWN P50", "FINISHED"],
            runs.Select(run => new[]
            {
                run.Mode, run.Order, run.Placement, Seconds(run.Run.Turnaround.P50),
                first == 0 ? "-" : (run.Run.Turnaround.P50 / first).ToString("0.00", CultureInfo.InvariantCulture),
                Seconds(run.Run.Turnaround.Mean), Seconds(run.Run.Turnaround.P95), Seconds(run.Run.QueueTime.P50),
                run.Run.Slowdown.P50.ToString("0.00", CultureInfo.InvariantCulture),
                run.Run.Finished.ToString(CultureInfo.InvariantCulture),
            }));
    }

    private static string Seconds(double seconds) => seconds.ToString("0", CultureInfo.InvariantCulture) + "s";
}
