using System.CommandLine;
using Spectre.Console;
using Zoe.Scheduler.Simulation;
using Zoe.Scheduler.Simulation.Reports;
using Zoe.Scheduler.Simulation.Workloads;

namespace Zoe.Cli.Commands.Simulate;

/// <summary><c>zoe simulate</c>: simulates scheduling policies on a workload, without a server.</summary>
internal static class SimulateCommand
{
    public static Command Create(GlobalOptions globals) =>
        globals.WithLocalAction(
            SimulationArguments.AddTo(new Command("simulate", "Compare scheduling policies on a simulated cluster")),
            async (parsed, json, cancellation) =>
            {
                var (workload, policies) = Prepare(parsed);
                var runs = await RunAllAsync(workload, policies, parsed.GetValue(SimulationArguments.Seed), cancellation);
                if (parsed.GetValue(SimulationArguments.Html) is { } path)
                    await File.WriteAllTextAsync(path, HtmlReport.Render(workload, runs, CommandText(parsed)), cancellation);
                if (json)
                    CommandContext.Print(
                        runs.ConvertAll(SimulationDocument.Of), SimulationJsonContext.Default.ListSimulationDocument);
                else
                    SimulationTable.Write(runs);
                return ExitCodes.Success;
            });

    private static (Workload Workload, List<SimulatedPolicy> Policies) Prepare(ParseResult parsed)
    {
        try
        {
            return (SimulationWorkloads.Load(parsed), SimulatedPolicy.All(parsed));
        }
        catch (Exception exception) when (exception is WorkloadException or ArgumentException)
        {
            throw new CliException(TextOf(exception));
        }
    }

    // Removes the name of the method's parameter, which means nothing to users.
    private static string TextOf(Exception exception) => exception is ArgumentException { ParamName: { } parameter }
        ? exception.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal)
        : exception.Message;

    private static async Task<List<PolicyRun>> RunAllAsync(
        Workload workload, List<SimulatedPolicy> policies, int seed, CancellationToken cancellationToken)
    {
        var runs = new List<PolicyRun>();
        if (ProgressConsole() is { } console)
            await console.Progress().AutoClear(true).StartAsync(context => AddRunsAsync(context));
        else
            await AddRunsAsync(context: null);
        return runs;

        async Task AddRunsAsync(ProgressContext? context)
        {
            foreach (var policy in policies)
            {
                var task = context?.AddTask(Markup.Escape(policy.Label));
                var bar = task is null ? null : new ProgressBar(task);
                runs.Add(await Task.Run(() => policy.Run(workload, seed, bar, cancellationToken), cancellationToken));
                task?.Value = task.MaxValue;
            }
        }
    }

    // On standard error, so that results can be piped; null when that is not a terminal.
    private static IAnsiConsole? ProgressConsole()
    {
        if (Console.IsErrorRedirected) return null;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(CommandContext.Error) });
        return console.Profile.Capabilities is { Ansi: true, Interactive: true } ? console : null;
    }

    private static string CommandText(ParseResult parsed) =>
        "zoe " + string.Join(' ', parsed.Tokens.Select(token => token.Value));

    // Reports synchronously; Progress<T> would post every report to the thread pool.
    private sealed class ProgressBar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value * task.MaxValue;
    }
}
