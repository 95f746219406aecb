using System.CommandLine;
using Zoe.Cli.Api;
using Zoe.Cli.Output;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe ps</c>: lists executions, the active ones unless told otherwise.</summary>
internal static class PsCommand
{
    private static readonly string[] ActiveStatuses = ["submitted", "queued", "starting", "running", "cleaning up"];

    private static readonly Option<bool> All = new("--all", "-a") { Description = "Also those that have ended" };

    private static readonly Option<string?> Status = CreateStatus();

    private static readonly Option<string?> Name = new("--name") { Description = "Only with exactly this name" };

    private static readonly Option<int?> Limit = new("--limit", "-n") { Description = "At most this many, the newest" };

    public static Command Create(GlobalOptions globals) =>
        globals.Runs(new Command("ps", "List executions") { All, Status, Name, Limit }, async (context, cancellation) =>
        {
            var found = await ListAsync(context, cancellation);
            if (context.Json)
            {
                CommandContext.Print(
                    found.ToDictionary(execution => execution.Id.ToString()),
                    ApiJsonContext.Default.DictionaryStringExecutionDocument);
                return ExitCodes.Success;
            }

            if (found.Count == 0)
            {
                await CommandContext.Error.WriteLineAsync(Nothing(context.Parsed));
                return ExitCodes.Success;
            }

            PlainTable.Write(
                ["ID", "NAME", "ZAPP", "USER", "STATUS", "SUBMITTED", "STARTED", "ENDED", "REASON"],
                found.Select(execution => new[]
                {
                    execution.Id.ToString(), execution.Name, execution.ApplicationName(),
                    execution.UserName ?? execution.UserId.ToString(), execution.Status,
                    TimeText.Local(execution.TimeSubmit), TimeText.Local(execution.TimeStart),
                    TimeText.Local(execution.TimeEnd),
                    (execution.HasEnded() ? execution.ErrorMessage : execution.WaitReason) ?? "",
                }),
                "ENDED", "STARTED", "ZAPP", "SUBMITTED", "USER");
            return ExitCodes.Success;
        });

    private static async Task<List<ExecutionDocument>> ListAsync(
        CommandContext context, CancellationToken cancellationToken)
    {
        var status = context.Parsed.GetValue(Status);
        string?[] everything = [null];
        string?[] statuses = status is not null ? [status] : context.Parsed.GetValue(All) ? everything : ActiveStatuses;
        var limit = context.Parsed.GetValue(Limit);
        // One that moves on between two of the requests is seen twice, never missed: they follow an execution's life.
        var found = new SortedDictionary<long, ExecutionDocument>();
        foreach (var one in statuses)
        {
            var query = Query(one, context.Parsed.GetValue(Name), limit);
            foreach (var execution in await context.Client.ListExecutionsAsync(query, cancellationToken))
                found[execution.Id] = execution;
        }

        var newestFirst = found.Values.Reverse();
        return [.. limit is { } most ? newestFirst.Take(most) : newestFirst];
    }

    private static string Nothing(ParseResult parsed)
    {
        if (parsed.GetValue(Status) is { } status) return $"No execution is {status}.";
        var named = parsed.GetValue(Name) is { } name ? $" of the name '{name}'" : "";
        return parsed.GetValue(All)
            ? $"There are no executions{named}."
            : $"There are no active executions{named}; 'zoe ps --all' also lists those that have ended.";
    }

    private static string Query(string? status, string? name, int? limit)
    {
        var parts = new List<string>();
        if (status is not null) parts.Add($"status={Uri.EscapeDataString(status)}");
        if (name is not null) parts.Add($"name={Uri.EscapeDataString(name)}");
        if (limit is not null) parts.Add($"limit={limit}");
        return string.Join('&', parts);
    }

    private static Option<string?> CreateStatus()
    {
        var option = new Option<string?>("--status", "-s") { Description = "Only with this status" };
        option.AcceptOnlyFromAmong([.. ActiveStatuses, "terminated", "error"]);
        return option;
    }
}
