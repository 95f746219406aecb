using Zoe.Cli.Commands;
using Zoe.Cli.Output;
using Zoe.Model;
using Zoe.Model.Bundles;

namespace Zoe.Cli.Documents;

/// <summary>Output of commands for documents.</summary>
internal static class DocumentOutput
{
    /// <summary>Prints diagnostics on standard error.</summary>
    public static void Report(string file, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics) CommandContext.Error.WriteLine(DiagnosticPrinter.Format(file, diagnostic));
    }

    /// <summary>Writes to a temporary file in the same folder and renames it, so that no partial file is left.</summary>
    /// <exception cref="CliException">It cannot be written.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Path.GetRandomFileName()}{Bundle.UnfinishedExtension}";
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.CreateNew)) await write(stream);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} cannot be written: {exception.Message}");
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
