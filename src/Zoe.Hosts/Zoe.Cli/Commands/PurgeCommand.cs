using System.CommandLine;
using System.Globalization;
using Zoe.Cli.Output;
using Zoe.Hosting;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Retention;
using Zoe.Hosting.Store;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe db purge</c>: deletes executions that ended long ago, while no server runs.</summary>
internal static class PurgeCommand
{
    private const string Refusal =
        "A server of this deployment is running: let it do this (--execution-retention), or stop it first.";

    private static readonly Option<string> OlderThan = new("--older-than")
    {
        Description = "How long ago they ended, such as 90d",
        Required = true,
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only print how many there are" };

    private static readonly Option<string?> Archive = new("--archive")
    {
        Description = $"Write them to this file first, whose name ends in {ExecutionArchive.Suffix}, and their logs to a file beside it",
    };

    private static readonly Option<string?> Logs = new("--logs")
    {
        Description = "Folder of the services' logs; default ZOE_SERVICE_LOGS_BASE_PATH or service-logs in the data folder",
    };

    public static Command Create(GlobalOptions globals)
    {
        var command = new Command("purge", "Delete executions that ended long ago, with their histories, usage and logs; the server must be stopped")
        {
            OlderThan, DryRun, Archive, Logs,
        };
        var store = new StoreOptions(command);
        return globals.WithLocalAction(command, (parsed, json, cancellation) => store.RunAsync(
            parsed,
            async (opened, cancel) =>
            {
                var before = TimeProvider.System.GetUtcNow() - DurationArgument.Parse(OlderThan.Name, parsed.GetRequiredValue(OlderThan))!.Value;
                var result = parsed.GetValue(DryRun)
                    ? new PurgeDocument(before, (await opened.Executions.ListEndedAsync(before, int.MaxValue, cancel)).Count, DryRun: true, null)
                    : await PurgeAsync(opened, before, parsed.GetValue(Archive), LogsFolder(store, parsed), cancel);
                Print(result, json);
            },
            cancellation));
    }

    private static async Task<PurgeDocument> PurgeAsync(
        OpenedStore store, DateTimeOffset before, string? archive, string logs, CancellationToken cancellationToken)
    {
        await using var lease = await store.LeadAsync(Refusal, cancellationToken);
        var nextIds = (await store.Executions.LoadActiveAsync(cancellationToken)).NextIds;
        TransferDocument? archived = null;
        var purge = new ExecutionPurge(store.Executions, TimeProvider.System)
        {
            // All in one archive.
            PartSize = int.MaxValue,
            ArchiveAsync = archive is null ? null : async (ids, cancel) =>
            {
                var summary = await ExecutionArchive.WriteAsync(store.Transfer, ids, archive, logs, cancel);
                archived = new TransferDocument(archive, new FileInfo(archive).Length, summary.Counts, summary.Sha256);
            },
            DeleteAsync = async (ids, cancel) =>
            {
                await store.Executions.SaveAsync(new StoreChanges { Deleted = [.. ids], NextIds = nextIds }, lease.Epoch, cancel);
                foreach (var id in ids) DeleteLogs(Path.Combine(logs, id.ToString(CultureInfo.InvariantCulture)));
            },
        };
        var deleted = await purge.RunAsync(before, cancellationToken);
        await store.Audit.AppendAsync([EntryOf(deleted, before)], cancellationToken);
        return new PurgeDocument(before, deleted, DryRun: false, archived);
    }

    private static void DeleteLogs(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static AuditEntry EntryOf(long deleted, DateTimeOffset before) => new()
    {
        Time = TimeProvider.System.GetUtcNow(),
        Actor = $"{Environment.UserName} on {Environment.MachineName}",
        Action = AuditActions.Purge,
        Target = string.Create(CultureInfo.InvariantCulture, $"{deleted} executions that ended before {before:yyyy-MM-dd HH:mm:ss}Z"),
        Result = AuditResult.Ok,
    };

    private static string LogsFolder(StoreOptions store, ParseResult parsed) => new ZoeOptions
    {
        DataPath = store.DataFolder(parsed),
        DeploymentName = store.Deployment(parsed),
        ServiceLogsBasePath = parsed.GetValue(Logs) ?? (Environment.GetEnvironmentVariable("ZOE_SERVICE_LOGS_BASE_PATH") is { Length: > 0 } folder ? folder : null),
    }.ServiceLogsFolder;

    private static void Print(PurgeDocument result, bool json)
    {
        if (json)
        {
            CommandContext.Print(result, PrintedJsonContext.Default.PurgeDocument);
            return;
        }

        var verb = result.DryRun ? "would be deleted" : "deleted";
        CommandContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Executions} executions that ended before {result.Before:yyyy-MM-dd HH:mm:ss} UTC {verb}"));
        if (result.Archive is { } archive) TransferCommands.Print(archive);
    }
}
