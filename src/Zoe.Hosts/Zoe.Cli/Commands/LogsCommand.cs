using System.CommandLine;
using System.Globalization;
using Zoe.Cli.Api;
using Zoe.Cli.Watching;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe logs</c>: prints what a service has written.</summary>
internal static class LogsCommand
{
    private static readonly Argument<string> Service = new("service")
    {
        Description = "Number of the service, or EXECUTION/NAME, for example 12/worker0",
    };

    private static readonly Option<bool> Follow = new("--follow", "-f")
    {
        Description = "Go on as more is written, until the service ends",
    };

    private static readonly Option<string?> Since = new("--since")
    {
        Description = "Only what came since then: 10m, 2h, '2030-01-31 14:00', or seconds since 1970",
    };

    private static readonly Option<string?> Until = new("--until")
    {
        Description = "Only what came until then",
    };

    private static readonly Option<int?> Tail = new("--tail", "-n")
    {
        Description = "Only the last lines, so many",
    };

    public static Command Create(GlobalOptions globals) =>
        globals.Runs(new Command("logs", "Print the log of a service") { Service, Follow, Since, Until, Tail }, async (context, cancellation) =>
        {
            var retry = new Retry(context.Time, CommandContext.Error);
            var (beginning, others) = Query(context);
            var id = await FindAsync(context.Client, context.Parsed.GetRequiredValue(Service), cancellation);
            await new LogPrinter(context, retry).PrintAsync(id, beginning, others, cancellation);
            return ExitCodes.Success;
        });

    private static (string Beginning, string Others) Query(CommandContext context)
    {
        var (follow, until) = (context.Parsed.GetValue(Follow), context.Parsed.GetValue(Until));
        if (follow && until is not null) throw new CliException("--until says where the log ends, so it cannot be followed: leave out one of the two.");
        var beginning = new List<string>();
        if (context.Parsed.GetValue(Since) is { } since) beginning.Add($"since={Seconds(context, "--since", since)}");
        if (context.Parsed.GetValue(Tail) is { } lines) beginning.Add($"tail={lines}");
        var others = follow ? "follow=true" : "follow=false";
        if (until is not null) others += $"&until={Seconds(context, "--until", until)}";
        return (string.Join('&', beginning), others);
    }

    private static string Seconds(CommandContext context, string option, string text) =>
        TimeArgument.ToEpochSeconds(option, text, context.Time.GetUtcNow()).ToString("R", CultureInfo.InvariantCulture);

    private static async Task<long> FindAsync(ZoeClient client, string text, CancellationToken cancellationToken)
    {
        if (long.TryParse(text, out var id)) return id;
        var parts = text.Split('/', 2);
        if (parts.Length != 2 || !long.TryParse(parts[0], out var executionId))
            throw new CliException($"'{text}' is neither a service's number nor EXECUTION/NAME such as 12/worker0.");

        var execution = await client.GetExecutionAsync(executionId, cancellationToken);
        var names = new List<string>();
        foreach (var serviceId in execution.Services)
        {
            var service = await client.GetServiceAsync(serviceId, cancellationToken);
            if (service.Name == parts[1]) return serviceId;
            names.Add(service.Name);
        }

        throw new CliException(
            $"Execution {executionId} has no service '{parts[1]}'; it has {string.Join(", ", names)}.");
    }
}
