using System.CommandLine;
using Zoe.Cli.Documents;
using Zoe.Cli.Output;
using Zoe.Client;
using Zoe.Model;
using Zoe.Model.Documents;

namespace Zoe.Cli.Commands;

/// <summary>
/// <c>zoe validate</c>: validates ZApps, shop manifests and ZeroCloud projects locally, or with a server.
/// </summary>
internal static class ValidateCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "ZApps, shop manifests (manifest.json), zapp.yaml, and folders with them",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<ValidationFormat>("--format")
        {
            Description = "Output format: text, json or sarif; --json means --format json",
        };
        var strict = new Option<bool>("--strict") { Description = "Treat warnings as errors" };
        var server = new Option<bool>("--server")
        {
            Description = "Also validate ZApps on the server, including permissions for volumes",
        };
        return globals.WithLocalAction(
            new Command("validate", "Validate documents; exit code 1 when any has errors") { paths, format, strict, server },
            async (parsed, json, cancellation) =>
            {
                using var client = parsed.GetValue(server) ? globals.Connect(parsed) : null;
                return await ValidateAsync(
                    parsed.GetRequiredValue(paths),
                    json ? ValidationFormat.Json : parsed.GetValue(format),
                    parsed.GetValue(strict),
                    client,
                    cancellation);
            });
    }

    private static async Task<int> ValidateAsync(
        string[] paths, ValidationFormat format, bool strict, ZoeClient? client, CancellationToken cancellationToken)
    {
        var found = new List<FileDiagnostic>();
        foreach (var file in DocumentFiles.Expand(paths))
        {
            var kind = DocumentCheck.KindOf(file) ?? DocumentKind.ZApp;
            var content = await DocumentFiles.ReadAsync(file, cancellationToken);
            var localDiagnostics = DocumentCheck.Check(kind, content);
            var diagnostics = (client is null || kind != DocumentKind.ZApp
                    ? localDiagnostics
                    : await ServerValidation.CheckAsync(client, content, localDiagnostics, cancellationToken))
                .Select(diagnostic => new FileDiagnostic(file, WithStrictness(diagnostic, strict)))
                .ToList();
            found.AddRange(diagnostics);
            if (format == ValidationFormat.Text) Print(file, diagnostics);
        }

        switch (format)
        {
            case ValidationFormat.Json:
                CommandContext.Print(found.ConvertAll(ToDocument), OutputJsonContext.Default.ListDiagnosticDocument);
                break;
            case ValidationFormat.Sarif:
                CommandContext.Out.WriteLine(SarifLog.Write(found));
                break;
        }

        return found.Exists(static item => item.IsError) ? ExitCodes.Failure : ExitCodes.Success;
    }

    /// <summary>The diagnostic with its severity in strict mode.</summary>
    private static Diagnostic WithStrictness(Diagnostic diagnostic, bool strict) =>
        strict ? diagnostic with { Severity = DiagnosticSeverity.Error } : diagnostic;

    private static void Print(string file, List<FileDiagnostic> diagnostics)
    {
        foreach (var item in diagnostics) CommandContext.Out.WriteLine(DiagnosticPrinter.Format(file, item.Diagnostic));
        if (!diagnostics.Exists(static item => item.IsError)) CommandContext.Out.WriteLine($"{file}: ok");
    }

    private static DiagnosticDocument ToDocument(FileDiagnostic item) => new(
        item.File, item.Severity, item.Diagnostic.Code,
        item.Diagnostic.Message, item.Diagnostic.Pointer, item.Diagnostic.Line, item.Diagnostic.Column);
}
