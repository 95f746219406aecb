using System.CommandLine;
using System.Text.Json;
using Zoe.Cli.Output;
using Zoe.Model;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe validate</c>: checks ZApp files here, without a server.</summary>
internal static class ValidateCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "ZApp descriptions",
            Arity = ArgumentArity.OneOrMore,
        };
        return globals.RunsLocally(
            new Command("validate", "Check ZApp files; exit code 1 when any has errors") { files },
            (parsed, json, cancellation) => ValidateAsync(parsed.GetRequiredValue(files), json, cancellation));
    }

    private static async Task<int> ValidateAsync(string[] files, bool json, CancellationToken cancellationToken)
    {
        var documents = new List<DiagnosticDocument>();
        var valid = true;
        foreach (var file in files)
        {
            var result = await ZAppFile.ReadAsync(file, cancellationToken);
            valid &= result.IsValid;
            foreach (var diagnostic in result.Diagnostics)
            {
                if (json) documents.Add(ToDocument(file, diagnostic));
                else CommandContext.Out.WriteLine(DiagnosticPrinter.Format(file, diagnostic));
            }

            if (!json && result.IsValid) CommandContext.Out.WriteLine($"{file}: ok");
        }

        if (json)
        {
            CommandContext.Out.WriteLine(
                JsonSerializer.Serialize(documents, OutputJsonContext.Default.ListDiagnosticDocument));
        }

        return valid ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static DiagnosticDocument ToDocument(string file, Diagnostic diagnostic) => new(
        file, diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning", diagnostic.Code,
        diagnostic.Message, diagnostic.Pointer, diagnostic.Line, diagnostic.Column);
}
