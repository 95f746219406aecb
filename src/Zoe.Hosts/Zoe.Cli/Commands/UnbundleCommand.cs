using System.CommandLine;
using Zoe.Cli.Documents;
using Zoe.Model.Bundles;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe unbundle</c>: safely unpacks an untrusted <c>.zapp</c>.</summary>
internal static class UnbundleCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var file = new Argument<string>("file") { Description = "The bundle" };
        var folder = new Option<string?>("--directory", "-C")
        {
            Description = "Folder to unpack into, empty or new; default the bundle's name without .zapp",
        };
        return globals.WithLocalAction(
            new Command("unbundle", "Unpack a bundle; links and paths outside the folder are rejected") { file, folder },
            (parsed, _, cancellation) => UnbundleAsync(
                parsed.GetRequiredValue(file), parsed.GetValue(folder), cancellation));
    }

    private static async Task<int> UnbundleAsync(string file, string? folder, CancellationToken cancellationToken)
    {
        folder ??= Path.GetFileNameWithoutExtension(file);
        try
        {
            await using var stream = File.OpenRead(file);
            var result = await ZappBundler.ExtractAsync(stream, folder, cancellationToken: cancellationToken);
            DocumentOutput.Report(file, result.Diagnostics);
            if (result.Value is not { } bundle) return ExitCodes.Failure;
            CommandContext.Out.WriteLine($"{folder}: {bundle.Files.Length} files");
            return ExitCodes.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{file} cannot be unpacked: {exception.Message}");
        }
    }
}
