using System.CommandLine;
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

    public static Command Create(GlobalOptions globals) =>
        globals.Runs(new Command("logs", "Print the log of a service") { Service, Follow }, async (context, cancellation) =>
        {
            var retry = new Retry(context.Time, CommandContext.Error);
            var id = await FindAsync(context.Client, context.Parsed.GetRequiredValue(Service), cancellation);
            await new LogPrinter(context, retry).PrintAsync(id, context.Parsed.GetValue(Follow), cancellation);
            return ExitCodes.Success;
        });

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
