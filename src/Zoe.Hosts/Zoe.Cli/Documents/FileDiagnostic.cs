using Zoe.Model;

namespace Zoe.Cli.Documents;

/// <summary>A diagnostic and its file.</summary>
internal sealed record FileDiagnostic(string File, Diagnostic Diagnostic)
{
    public bool IsError => Diagnostic.Severity == DiagnosticSeverity.Error;

    public string Severity => IsError ? "error" : "warning";
}
