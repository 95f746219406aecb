namespace Zoe.Model.Diagnostics;

/// <summary>A validation rule; a violation is reported as a <see cref="Diagnostic"/> with its code.</summary>
/// <param name="Code">Stable code such as <c>ZOE1012</c>.</param>
/// <param name="Severity">Severity of its diagnostics.</param>
/// <param name="Title">Short description of the violation.</param>
/// <param name="Remedy">How to fix it.</param>
/// <param name="InSchema">True when the JSON Schemas contain the rule.</param>
public sealed record DiagnosticRule(
    string Code,
    DiagnosticSeverity Severity,
    string Title,
    string Remedy,
    bool InSchema);
