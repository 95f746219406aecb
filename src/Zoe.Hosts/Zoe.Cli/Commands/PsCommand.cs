using System.CommandLine;
using Zoe.Cli.Output;
using Zoe.Client;
using Zoe.Client.Documents;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe ps</c>: lists executions, by default the active ones.</summary>
internal static class PsCommand
{
    private static readonly string[] ActiveStatuses = ["submitted", "queued", "starting", "running", "cleaning up"];

    private static readonly Option<bool> All = new("--all", "-a") { Description = "Include executions that have ended" };

    private static readonly Option<string?> Status = CreateStatus();

    private static readonly Option<string?> Name = new("--name") { Description = "Only with exactly this name" };

    private static readonly Option<int?> Limit = new("--limit", "-n") { Description = "At most this many, newest first" };

    public static Command Create(GlobalOptions globals) =>
        globals.WithServerAction(new Command("ps", "List executions") { All, Status, Name, Limit }, async (context, cancellation) =>
        {
            var found = await ListAsync(context, cancellation);
            if (context.Json)
            {
                CommandContext.Print(
                    found.ToDictionary(execution => execution.Id.ToString()),
                    PrintedJsonContext.Default.DictionaryStringExecutionDocument);
                return ExitCodes.Success;
            }

            if (found.Count == 0)
            {
                await CommandContext.Error.WriteLineAsync(DescribeEmptyList(context.Parsed));
                return ExitCodes.Success;
            }

            PlainTable.Write(
                ["ID", "NAME", "ZAPP", "USER", "STATUS", "SUBMITTED", "STARTED", "ENDED", "REASON"],
                found.Select(execution => new[]
                {
                    execution.Id.ToString(), execution.Name, execution.ApplicationName,
                    execution.UserName ?? execution.UserId.ToString(), execution.Status,
                    TimeText.Local(execution.TimeSubmit), TimeText.Local(execution.TimeStart),
                    TimeText.Local(execution.TimeEnd),
                    (execution.HasEnded ? execution.ErrorMessage : execution.WaitReason) ?? "",
                }),
                "ENDED", "STARTED", "ZAPP", "SUBMITTED", "USER");
            return ExitCodes.Success;
        });

    private static async Task<List<ExecutionDocument>> ListAsync(
        CommandContext context, CancellationToken cancellationToken)
    {
        var status = context.Parsed.GetValue(Status);
        string?[] anyStatus = [null];
        string?[] statuses = status is not null ? [status] : context.Parsed.GetValue(All) ? anyStatus : ActiveStatuses;
        var limit = context.Parsed.GetValue(Limit);
        if (limit < 0) throw new CliException($"--limit is {limit}; it must be an integer, 0 or more.");
        // In lifecycle order: an execution whose status changes between two requests is seen twice, never missed.
        var found = new SortedDictionary<long, ExecutionDocument>();
        foreach (var one in statuses)
        {
            var query = new ExecutionQuery { Status = one, Name = context.Parsed.GetValue(Name) };
            if (limit < query.PageSize) query = query with { PageSize = limit.Value };
            await foreach (var execution in context.Client.ListExecutionsAsync(query, cancellationToken).Take(limit ?? int.MaxValue))
                found[execution.Id] = execution;
        }

        var newestFirst = found.Values.Reverse();
        return [.. limit is { } most ? newestFirst.Take(most) : newestFirst];
    }

    private static string DescribeEmptyList(ParseResult parsed)
    {
        var named = parsed.GetValue(Name) is { } name ? $" named '{name}'" : "";
        if (parsed.GetValue(Status) is { } status) return $"No execution{named} is {status}; 'zoe ps --all' lists executions with any status.";
        return parsed.GetValue(All)
            ? $"There are no executions{named}."
            : $"There are no active executions{named}; 'zoe ps --all' includes those that have ended.";
    }

    private static Option<string?> CreateStatus()
    {
        var option = new Option<string?>("--status", "-s") { Description = "Only with this status" };
        option.AcceptOnlyFromAmong([.. ActiveStatuses, "terminated", "error"]);
        return option;
    }
}
