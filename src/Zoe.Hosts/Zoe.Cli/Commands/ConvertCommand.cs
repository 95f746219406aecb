using System.CommandLine;
using System.Text;
using Zoe.Cli.Documents;
using Zoe.Model;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe convert</c>: writes a ZApp of format 2 as format 3; one of format 3 is written normalised.</summary>
internal static class ConvertCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var file = new Argument<string>("file") { Description = "ZApp of format 2 or 3" };
        var output = new Option<string?>("--output", "-o") { Description = "Where to write; standard output if not given" };
        return globals.WithLocalAction(
            new Command("convert", "Write a ZApp as format 3; what is lost is listed on standard error") { file, output },
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
