using System.CommandLine;
using Zoe.Cli.Documents;
using Zoe.Model.Bundles;
using Zoe.Model.ZeroCloud;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe bundle</c>: creates the <c>.zapp</c> bundle of a ZeroCloud project.</summary>
internal static class BundleCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "Folder with zapp.yaml",
            DefaultValueFactory = static _ => ".",
        };
        var output = new Option<string?>("--output", "-o") { Description = "Output file; default NAME.zapp" };
        return globals.WithLocalAction(
            new Command("bundle", "Create the bundle of a ZeroCloud project; reproducible byte for byte")
            {
                folder,
                output,
            },
            (parsed, _, cancellation) => BundleAsync(
                parsed.GetRequiredValue(folder), parsed.GetValue(output), cancellation));
    }

    private static async Task<int> BundleAsync(string folder, string? output, CancellationToken cancellationToken)
    {
        var plan = await ZappBundler.PlanAsync(folder, output: output, cancellationToken: cancellationToken);
        DocumentOutput.Report(Path.Combine(folder, ZappProject.FileName), plan.Diagnostics);
        if (plan.Value is not { } bundle) return ExitCodes.Failure;
        output ??= bundle.FileName;
        await DocumentOutput.WriteAsync(
            output, stream => ZappBundler.WriteAsync(folder, bundle, stream, cancellationToken));
        CommandContext.Out.WriteLine($"{output}: {bundle.Files.Length} files");
        return ExitCodes.Success;
    }
}
