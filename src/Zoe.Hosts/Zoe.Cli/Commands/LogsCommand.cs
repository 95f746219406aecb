using System.CommandLine;
using System.Globalization;
using System.Net;
using Zoe.Cli.Watching;
using Zoe.Client;
using Zoe.Client.Documents;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe logs</c>: prints the logs of an execution's services.</summary>
internal static class LogsCommand
{
    private static readonly Argument<string?> Target = new("execution")
    {
        Description = "Id of the execution for all its services, or EXECUTION/SERVICE with a name or id: 12/worker0",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<long?> ServiceId = new("--service-id")
    {
        Description = "Id of a service, instead of the execution",
    };

    private static readonly Option<bool> Follow = new("--follow", "-f")
    {
        Description = "Follow the log until the service ends",
    };

    private static readonly Option<string?> Since = new("--since")
    {
        Description = "Only lines since this time: 10m, 2h, '2030-01-31 14:00', or seconds since 1970",
    };

    private static readonly Option<string?> Until = new("--until")
    {
        Description = "Only lines until this time",
    };

    private static readonly Option<int?> Tail = new("--tail", "-n")
    {
        Description = "Only this many last lines",
    };

    public static Command Create(GlobalOptions globals) =>
        globals.WithServerAction(
            new Command("logs", "Print the logs of an execution") { Target, ServiceId, Follow, Since, Until, Tail }, PrintAsync);

    private static async Task<int> PrintAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var query = Query(context);
        var logs = await FindAsync(context, cancellationToken);
        var waiting = context.CreateWaitingClient();
        Task Print((long Id, string? Prefix) log) =>
            LogPrinter.PrintAsync(waiting, log.Id, query, context.Json, log.Prefix, cancellationToken);
        if (query.Follow) await Task.WhenAll(logs.Select(Print));
        else
            foreach (var log in logs) await Print(log);
        return ExitCodes.Success;
    }

    private static LogQuery Query(CommandContext context)
    {
        var (follow, until) = (context.Parsed.GetValue(Follow), context.Parsed.GetValue(Until));
        if (follow && until is not null) throw new CliException("--follow and --until cannot be combined.");
        return new LogQuery
        {
            Follow = follow,
            Since = ReadTime(context, "--since", context.Parsed.GetValue(Since)),
            Until = ReadTime(context, "--until", until),
            Tail = context.Parsed.GetValue(Tail),
        };
    }

    private static DateTimeOffset? ReadTime(CommandContext context, string option, string? text) =>
        text is null ? null : TimeArgument.Parse(option, text, context.Time.GetUtcNow());

    /// <summary>The selected services, with the prefixes of their lines.</summary>
    private static async Task<List<(long Id, string? Prefix)>> FindAsync(
        CommandContext context, CancellationToken cancellationToken)
    {
        var (text, service) = (context.Parsed.GetValue(Target), context.Parsed.GetValue(ServiceId));
        if (text is null == service is null) throw new CliException("Specify either an execution, such as 12 or 12/worker0, or --service-id.");
        if (service is { } serviceId) return [(serviceId, null)];
        var parts = text!.Split('/', 2);
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            throw new CliException($"'{text}' is neither the id of an execution nor EXECUTION/SERVICE such as 12/worker0.");
        var services = await ServicesAsync(context.Client, id, cancellationToken);
        if (parts.Length == 1)
        {
            var width = services.Select(one => one.Name.Length).DefaultIfEmpty().Max();
            return [.. services.Select(one => (one.Id, (string?)$"{one.Name.PadRight(width)} | "))];
        }

        var named = services.Find(one => one.Name == parts[1])
            ?? services.Find(one => one.Id.ToString(CultureInfo.InvariantCulture) == parts[1])
            ?? throw new CliException(
                $"Execution {id} has no service '{parts[1]}'; it has {string.Join(", ", services.Select(one => one.Name))}.");
        return [(named.Id, null)];
    }

    private static async Task<List<ServiceDocument>> ServicesAsync(
        ZoeClient client, long id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetServicesAsync(await client.GetExecutionAsync(id, cancellationToken), cancellationToken);
        }
        catch (ZoeApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            throw new CliException($"There is no execution {id}. For the service with this id: zoe logs --service-id {id}.");
        }
    }
}
