using Zoe.Model.Diagnostics;

namespace Zoe.Model;

/// <summary>An error or warning about a document, with its position.</summary>
/// <param name="Code">Stable code such as <c>ZOE1012</c>; see <see cref="DiagnosticRules"/>.</param>
/// <param name="Severity">Errors make the document unusable, warnings do not.</param>
/// <param name="Message">Human-readable message.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) to the value, or to the object that lacks it; empty for the root.</param>
/// <param name="Line">Line in the text, from 1; 0 when there is no text.</param>
/// <param name="Column">Column in UTF-16 units, from 1; 0 when there is no text.</param>
public sealed record Diagnostic(
    string Code,
    DiagnosticSeverity Severity,
    string Message,
    string Pointer,
    int Line,
    int Column)
{
    /// <summary>Formats it like a compiler: <c>12:9: error ZOE1012: …</c>.</summary>
    public override string ToString()
    {
        var severity = Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return Line > 0 ? $"{Line}:{Column}: {severity} {Code}: {Message}" : $"{severity} {Code}: {Message}";
    }
}
