using System.CommandLine;
using Zoe.Cli.Output;
using Zoe.Client.Documents;
using Zoe.Model;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe restart</c>: submits an execution that has ended again.</summary>
internal static class RestartCommand
{
    private static readonly Argument<long> Id = CommonArguments.ExecutionId();

    private static readonly Option<string?> Name = new("--name") { Description = "Name of the new execution (default: the same)" };

    private static readonly Option<string?> File = new("--zapp") { Description = "File with the changed ZApp (default: the same)" };

    public static Command Create(GlobalOptions globals)
    {
        var command = new Command("restart", "Start an execution that has ended again, as a new one") { Id, Name, File };
        SubmissionArguments.AddTo(command);
        return globals.WithServerAction(command, RestartAsync);
    }

    private static async Task<int> RestartAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = SubmissionArguments.Read(context);
        string? application = null;
        if (context.Parsed.GetValue(File) is { } file)
        {
            var zapp = await ZAppFile.ReadAsync(file, cancellationToken);
            foreach (var diagnostic in zapp.Diagnostics) CommandContext.Error.WriteLine(DiagnosticPrinter.Format(file, diagnostic));
            if (!zapp.IsValid) return ExitCodes.Failure;
            application = ZAppWriter.Write(zapp.Value);
        }

        var id = await context.Client.RestartAsync(
            context.Parsed.GetRequiredValue(Id), context.Parsed.GetValue(Name), application, options, cancellationToken);
        if (context.Json) CommandContext.Print(new StartedDocument(id), PrintedJsonContext.Default.StartedDocument);
        else CommandContext.Out.WriteLine(id);
        return ExitCodes.Success;
    }
}
