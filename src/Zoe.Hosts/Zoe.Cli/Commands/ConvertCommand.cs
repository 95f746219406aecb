using System.CommandLine;
using System.Text;
using Zoe.Cli.Documents;
using Zoe.Model;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe convert</c>: converts a ZApp of format 2 to format 3, or normalises one of format 3.</summary>
internal static class ConvertCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var file = new Argument<string>("file") { Description = "ZApp of format 2 or 3" };
        var output = new Option<string?>("--output", "-o") { Description = "Output file; default standard output" };
        return globals.WithLocalAction(
            new Command("convert", "Convert a ZApp to format 3; conversion warnings go to standard error") { file, output },
            (parsed, _, cancellation) => ConvertAsync(
                parsed.GetRequiredValue(file), parsed.GetValue(output), cancellation));
    }

    private static async Task<int> ConvertAsync(string file, string? output, CancellationToken cancellationToken)
    {
        var result = ZAppDocument.Read(await DocumentFiles.ReadAsync(file, cancellationToken));
        DocumentOutput.Report(file, result.Diagnostics);
        if (result.Value is not { } zapp) return ExitCodes.Failure;
        var text = ZAppWriter.Write(zapp);
        if (output is null)
            CommandContext.Out.Write(text);
        else
            await DocumentOutput.WriteAsync(output, async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken));
        return ExitCodes.Success;
    }
}
