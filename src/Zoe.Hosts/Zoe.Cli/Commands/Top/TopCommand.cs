using System.CommandLine;
using Spectre.Console;
using Zoe.Cli.Output;
using Zoe.Client;
using Zoe.Client.Documents;

namespace Zoe.Cli.Commands.Top;

/// <summary><c>zoe top</c>: nodes and active executions, refreshed in place on a terminal.</summary>
internal static class TopCommand
{
    private const int MaxOfStatus = 200;

    private static readonly string[] ActiveStatuses = ["submitted", "queued", "starting", "running", "cleaning up"];

    private static readonly Option<bool> Once = new("--once") { Description = "Print once and exit; the default when output is not a terminal" };

    private static readonly Option<double> Interval = new("--interval")
    {
        Description = "Seconds between refreshes",
        DefaultValueFactory = _ => 2,
    };

    private static readonly Option<TopOrder> Sort = new("--sort")
    {
        Description = "Order of nodes and executions",
        DefaultValueFactory = _ => TopOrder.Cores,
    };

    public static Command Create(GlobalOptions globals) => globals.WithServerAction(
        new Command("top", "Show nodes and active executions, refreshed in place") { Once, Interval, Sort }, RunAsync);

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var interval = context.Parsed.GetValue(Interval);
        if (interval is not (>= 0.2 and <= 3600)) throw new CliException($"--interval is {interval}; it must be from 0.2 to 3600 seconds.");
        var order = context.Parsed.GetValue(Sort);
        if (context.Json)
        {
            CommandContext.Print((await ReadAsync(context.Client, cancellationToken)).ToDocument(order), PrintedJsonContext.Default.TopDocument);
            return ExitCodes.Success;
        }

        var isLive = !context.Parsed.GetValue(Once) && !Console.IsOutputRedirected;
        var client = isLive ? context.CreateWaitingClient() : context.Client;
        if (!isLive)
        {
            foreach (var line in TopScreen.Lines(await ReadAsync(client, cancellationToken), order, context.Time.GetUtcNow(), AnsiConsole.Profile.Width, height: null))
                CommandContext.Out.WriteLine(line);
            return ExitCodes.Success;
        }

        await RefreshAsync(client, order, TimeSpan.FromSeconds(interval), context.Time, cancellationToken);
        return ExitCodes.Success;
    }

    private static async Task RefreshAsync(
        ZoeClient client, TopOrder order, TimeSpan interval, TimeProvider time, CancellationToken cancellationToken)
    {
        // The alternate screen, so that the terminal looks as before when it ends.
        Console.Out.Write("\u001b[?1049h\u001b[?25l");
        try
        {
            while (true)
            {
                var lines = TopScreen.Lines(
                    await ReadAsync(client, cancellationToken), order, time.GetUtcNow(), AnsiConsole.Profile.Width, AnsiConsole.Profile.Height);
                // Each line is cleared to its end, and what is below the last one, so that nothing flickers.
                Console.Out.Write("\u001b[H" + string.Concat(lines.Select(line => line + "\u001b[K\r\n")) + "\u001b[J");
                await Task.Delay(interval, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ended by its user.
        }
        finally
        {
            Console.Out.Write("\u001b[?25h\u001b[?1049l");
        }
    }

    private static async Task<TopSnapshot> ReadAsync(ZoeClient client, CancellationToken cancellationToken)
    {
        var statistics = await client.GetStatisticsAsync(cancellationToken);
        var usage = await client.GetCurrentUsageAsync(cancellationToken);
        var executions = new List<ExecutionDocument>();
        foreach (var status in ActiveStatuses)
        {
            await foreach (var execution in client.ListExecutionsAsync(new ExecutionQuery { Status = status }, cancellationToken).Take(MaxOfStatus).WithCancellation(cancellationToken))
                executions.Add(execution);
        }

        return new TopSnapshot(statistics, usage, executions);
    }
}
