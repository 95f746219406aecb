using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Zoe.Cli.Output;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe db export</c> and <c>zoe db import</c>: move a deployment to another store.</summary>
internal static class TransferCommands
{
    public static Command CreateExport(GlobalOptions globals)
    {
        var file = new Argument<string>("file") { Description = "The file to create, compressed if its name ends in .gz" };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists" };
        var command = new Command("export", "Write all records as JSON lines, even while the server is running") { file, force };
        var store = new StoreOptions(command);
        return globals.WithLocalAction(command, (parsed, json, cancellation) => store.RunAsync(
            parsed,
            (opened, cancel) => ExportAsync(opened, parsed.GetRequiredValue(file), parsed.GetValue(force), json, cancel),
            cancellation));
    }

    public static Command CreateImport(GlobalOptions globals)
    {
        var file = new Argument<string>("file") { Description = "A file that zoe db export has written" };
        var command = new Command("import", "Read such a file into an empty store; the server must be stopped") { file };
        var store = new StoreOptions(command) { MayBeNew = true };
        return globals.WithLocalAction(command, (parsed, json, cancellation) => store.RunAsync(
            parsed, (opened, cancel) => ImportAsync(opened, parsed.GetRequiredValue(file), json, cancel), cancellation));
    }

    private static async Task ExportAsync(OpenedStore store, string path, bool force, bool json, CancellationToken cancellationToken)
    {
        var file = new TransferFile(path);
        var progress = CreateProgress();
        try
        {
            var summary = await file.WriteAsync(
                target => StoreExport.WriteAsync(new ReportingTransfer(store.Transfer, progress), target, cancellationToken), force);
            progress.End();
            Print(new TransferDocument(path, file.Bytes, summary.Counts, summary.Sha256), json);
        }
        finally
        {
            progress.End();
        }
    }

    private static async Task ImportAsync(OpenedStore store, string path, bool json, CancellationToken cancellationToken)
    {
        var file = new TransferFile(path);
        if (!File.Exists(path)) throw new CliException($"There is no file {path}.");
        await using var lease = await store.LeadAsync("A server of this deployment is running: stop it first.", cancellationToken);
        var progress = CreateProgress();
        try
        {
            var expected = new ExportSummary(ImmutableSortedDictionary<string, long>.Empty, "");
            await new ReportingTransfer(store.Transfer, progress).ImportAsync(
                file.ReadAsync(summary => expected = summary, cancellationToken), cancellationToken);
            // What was stored, and not what was read.
            var stored = await StoreExport.WriteAsync(store.Transfer, Stream.Null, cancellationToken);
            progress.End();
            Warn(expected, stored);
            Print(new TransferDocument(path, file.Bytes, stored.Counts, stored.Sha256), json);
        }
        finally
        {
            progress.End();
        }
    }

    private static TransferProgress CreateProgress() => new(CommandContext.Error, !Console.IsErrorRedirected, TimeProvider.System);

    private static void Warn(ExportSummary expected, ExportSummary stored)
    {
        if (!expected.Counts.SequenceEqual(stored.Counts))
            throw new CliException("The store does not have the records of the file: do not use it, and report this.");
        if (expected.Sha256 != stored.Sha256)
            CommandContext.Error.WriteLine($"All records were imported, but some differ from the file (SHA-256 {expected.Sha256}): PostgreSQL cannot store U+0000 in texts.");
    }

    private static void Print(TransferDocument document, bool json)
    {
        if (json) CommandContext.Print(document, PrintedJsonContext.Default.TransferDocument);
        else Print(document);
    }

    /// <summary>Prints the file, the number of its records and its checksum.</summary>
    public static void Print(TransferDocument document)
    {
        var counts = document.Records.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}"));
        CommandContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{document.File}: {document.Bytes} bytes"));
        CommandContext.Out.WriteLine($"records  {string.Join(", ", counts)}");
        CommandContext.Out.WriteLine($"SHA-256  {document.Sha256}");
    }
}
